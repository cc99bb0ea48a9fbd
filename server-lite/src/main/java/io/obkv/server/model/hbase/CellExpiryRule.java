// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.ttl.ExpiryRule;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Which HBase cells may go: those whose time has passed, by the family's lifetime or their own, and those
 * with enough newer versions in their column. Stateless.
 */
public final class CellExpiryRule implements ExpiryRule {
  @Override
  public boolean covers(TableSchema table) {
    return !table.options().kvAttributes().isEmpty()
        && FamilyTable.of(new TableLayout(table))
            .filter(family -> family.hasTtl() || !family.attributes().keepsEverything())
            .isPresent();
  }

  @Override
  public Judge judge(TableLayout table) {
    return new CellJudge(FamilyTable.of(table).orElseThrow());
  }

  /** Counts the versions of the column that it is in: cells come newest first. */
  private static final class CellJudge implements Judge {
    private final FamilyTable family;
    private Value row;
    private Value qualifier;
    private long versions;

    CellJudge(FamilyTable family) {
      this.family = family;
    }

    @Override
    public Verdict next(Value[] cell, EvaluationContext context) {
      if (CellExpiry.isExpired(family, cell, millis(context))) {
        return Verdict.EXPIRED;
      }
      Value nextRow = cell[family.rowPosition()];
      Value nextQualifier = cell[family.qualifierPosition()];
      boolean sameColumn = row != null && same(row, nextRow) && same(qualifier, nextQualifier);
      row = nextRow;
      qualifier = nextQualifier;
      versions = sameColumn ? versions + 1 : 1;
      return versions > family.attributes().maxVersions() ? Verdict.SURPLUS : Verdict.KEEP;
    }

    @Override
    public boolean confirms(Value[] locked, Verdict before, EvaluationContext context) {
      return before == Verdict.SURPLUS || CellExpiry.isExpired(family, locked, millis(context));
    }

    private static boolean same(Value one, Value other) {
      return Arrays.equals(one.bytes(), other.bytes());
    }

    private static long millis(EvaluationContext context) {
      return TimeUnit.MICROSECONDS.toMillis(context.nowMicros());
    }
  }
}
