// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.Recovery;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;

/**
 * Judges a failed attempt by facts of its error alone: what cures it, and whether the operation may have
 * been applied. Knows neither clock nor count. Stateless.
 */
public final class RetryPolicy {
  /**
   * The verdict.
   *
   * @param repeatable whether the operation may be applied twice: reads, and the writes that leave and
   *     answer the same the second time
   */
  public RetryVerdict judge(ObkvException failure, boolean repeatable) {
    if (!repeatable && failure.effect() != Effect.NOT_APPLIED) {
      return RetryVerdict.FAIL;
    }
    if (failure instanceof ServerException server) {
      if (server.movedTo().isPresent()) {
        return RetryVerdict.FOLLOW_MOVE;
      }
      return verdict(server.code().map(ErrorCode::recovery).orElse(Recovery.NONE));
    }
    // A late answer and a broken connection say nothing against the next attempt.
    boolean passing =
        failure instanceof TransportException || failure instanceof DeadlineExceededException;
    return passing ? RetryVerdict.BACK_OFF : RetryVerdict.FAIL;
  }

  private static RetryVerdict verdict(Recovery recovery) {
    return switch (recovery) {
      case BACK_OFF -> RetryVerdict.BACK_OFF;
      case REFRESH_LOCATION -> RetryVerdict.REFRESH_LOCATION;
      case REFRESH_SCHEMA -> RetryVerdict.REFRESH_SCHEMA;
      // The connection has logged in again by itself before it reports this.
      case NONE, REAUTHENTICATE -> RetryVerdict.FAIL;
    };
  }
}
