// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import java.util.concurrent.TimeUnit;

/**
 * When a transaction is rolled back that its client does not end. Immutable.
 *
 * @param idleMicros {@code ob_trx_idle_timeout}: between two statements; 0 or less for no limit
 * @param totalMicros {@code ob_trx_timeout}: since it began; 0 or less for no limit
 */
public record TransactionTimeouts(long idleMicros, long totalMicros) {
  private static final String ADVICE =
      " occurred, please rollback the transaction, set the variable %s to a larger value and then"
          + " restart the transaction";

  boolean isIdleTooLong(long nanos) {
    return idleMicros > 0 && nanos > TimeUnit.MICROSECONDS.toNanos(idleMicros);
  }

  boolean isOver(long nanos) {
    return totalMicros > 0 && nanos > TimeUnit.MICROSECONDS.toNanos(totalMicros);
  }

  static SqlException idleTimeout() {
    return SqlErrors.of(
        -6224,
        6002,
        "25000",
        "Transaction idle timeout" + String.format(ADVICE, "ob_trx_idle_timeout"));
  }

  static SqlException timeout() {
    return SqlErrors.of(
        -6210, 4012, "25000", "Transaction timeout" + String.format(ADVICE, "ob_trx_timeout"));
  }

  /** What COMMIT says when there is nothing left to commit. */
  static SqlException rolledBack() {
    return SqlErrors.of(-6002, 6002, "40000", "Transaction rollbacked");
  }
}
