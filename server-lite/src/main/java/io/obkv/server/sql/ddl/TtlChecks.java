// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.value.ValueType;

/** What TTL may look at: existing TIMESTAMP and DATETIME columns. Stateless. */
final class TtlChecks {
  private TtlChecks() {}

  static void check(TableSchema table) {
    for (TtlTerm term : table.options().ttl()) {
      ColumnSchema column = table
          .column(term.column())
          .orElseThrow(() -> SqlErrors.of(
              -10502, 10502, "HY000", "TTL column '" + term.column() + "' not exists"));
      ValueType type = column.type().type();
      if (type != ValueType.TIMESTAMP && type != ValueType.DATETIME) {
        throw SqlErrors.of(
            -10503,
            10503,
            "HY000",
            "Column type of '" + column.name() + "' is not supported for TTL definition");
      }
    }
  }
}
