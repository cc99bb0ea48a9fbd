// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.table.RequestContext;
import java.util.concurrent.CompletableFuture;

/**
 * How the requests of one packet code are served. Stateless and safe for many threads.
 *
 * @param <Q> the request's message
 * @param <A> the answer's message
 */
interface Route<Q, A> {
  Codec<Q> requests();

  Codec<A> answers();

  /** The credential inside a request. */
  byte[] credential(Q request);

  /** Whether the request goes to a worker rather than being served on the connection's own thread. */
  boolean heavy(Q request);

  /** Serves a request. Throws, or fails the future with, what the answer's head is to say. */
  CompletableFuture<A> execute(Q request, RequestContext context);

  /**
   * Serves a request that is not heavy, on the connection's own thread.
   *
   * @throws io.obkv.server.error.HeavyRequestException when it is heavy after all; nothing was done then
   */
  default CompletableFuture<A> executeLightly(Q request, RequestContext context) {
    return execute(request, context);
  }

  /** Whether OceanBase sends this answer from its commit's callback, which headers show (1.2). */
  default boolean committed(Q request, A answer) {
    return false;
  }

  /** The time limit in the answer's header, microseconds. */
  default long answerTimeoutMicros(Q request) {
    return 0;
  }

  /** How the audit tells of requests; null when it does not. */
  default RequestForm<Q> auditForm() {
    return null;
  }

  /** How many rows the answer says were changed, for the audit. */
  default long affectedRows(A answer) {
    return 0;
  }

  /** How many rows the answer holds, for the audit. */
  default long returnedRows(A answer) {
    return 0;
  }

  /** The error code that the answer's body gives; 0 for success. */
  default int code(A answer) {
    return 0;
  }
}
