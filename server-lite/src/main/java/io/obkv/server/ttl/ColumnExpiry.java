// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;

/** Rows of tables with {@code TTL (column + INTERVAL …)}. Stateless. */
public final class ColumnExpiry implements ExpiryRule {
  @Override
  public boolean covers(TableSchema table) {
    return !table.options().ttl().isEmpty();
  }

  @Override
  public Judge judge(TableLayout table) {
    return new Judge() {
      @Override
      public Verdict next(Value[] row, EvaluationContext context) {
        return table.isExpired(row, context) ? Verdict.EXPIRED : Verdict.KEEP;
      }

      @Override
      public boolean confirms(Value[] locked, Verdict before, EvaluationContext context) {
        return table.isExpired(locked, context);
      }
    };
  }
}
