// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.engine.EngineClosedException;
import io.obkv.server.engine.EngineException;
import io.obkv.server.error.RequestException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an answer's head says of something thrown.
 *
 * @param code an OceanBase error number
 * @param text may be empty
 */
record Failure(int code, String text) {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  /** The answer to a request that the server has no room for now. */
  static final Failure OVERLOADED = of(ErrorCode.OB_QUEUE_OVERFLOW);

  static Failure of(ErrorCode code) {
    return new Failure(code.number(), "");
  }

  /** Refusals as they say themselves; what nobody foresaw is logged and comes without details. */
  static Failure of(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    if (cause instanceof RequestException refused) {
      return new Failure(refused.number(), refused.text());
    }
    if (cause instanceof SqlException refused) {
      return new Failure(refused.code(), refused.getMessage());
    }
    if (cause instanceof ProtocolException malformed) {
      return of(malformed.code());
    }
    if (cause instanceof EngineClosedException) {
      return of(ErrorCode.OB_SERVER_IS_STOPPING);
    }
    LOG.error("A request failed", cause);
    return of(
        cause instanceof EngineException ? ErrorCode.OB_IO_ERROR : ErrorCode.OB_ERR_UNEXPECTED);
  }
}
