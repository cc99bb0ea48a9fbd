// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TabletTransaction;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Runs a write to its end and gives its errors as SQL has them. Stateless. */
final class Writes {
  private Writes() {}

  static <T> T run(StatementScope scope, Function<TabletTransaction, T> work) {
    long deadline = System.nanoTime() + scope.timeoutMicros() * 1000;
    try {
      return scope.store().write(deadline, work).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RequestException refused) {
        throw inSql(refused);
      }
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  static RuntimeException inSql(RequestException refused) {
    if (refused.code() == ErrorCode.OB_TRY_LOCK_ROW_CONFLICT) {
      return SqlErrors.of(
          refused.number(),
          1205,
          "HY000",
          "Lock wait timeout exceeded; try restarting transaction");
    }
    if (refused.code() == ErrorCode.OB_NO_PARTITION_FOR_GIVEN_VALUE) {
      return SqlErrors.of(refused.number(), 1526, "HY000", "Table has no partition for value");
    }
    return SqlErrors.of(refused.number(), -refused.number(), "HY000", refused.text());
  }
}
