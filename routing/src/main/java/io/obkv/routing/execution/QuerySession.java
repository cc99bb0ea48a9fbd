// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;

/** A query that a server keeps the place of between its pages (3.6 of the protocol notes). */
public final class QuerySession {
  private QuerySession() {}

  /**
   * Whether a failure to read the next page means that nobody knows the place any more, so that the query
   * must be opened again behind the last row: what servers answer to the number of a query that they do
   * not, or no longer, know, and the loss of the connection.
   */
  public static boolean isLost(Throwable cause) {
    if (cause instanceof ServerException server) {
      return server.number() == ErrorCode.OB_KV_SESS_NOT_EXIST.number()
          || server.number() == ErrorCode.OB_HASH_NOT_EXIST.number()
          || server.number() == ErrorCode.OB_TIMEOUT.number();
    }
    return cause instanceof TransportException || cause instanceof DeadlineExceededException;
  }
}
