// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.row;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.CompareFilter;
import org.apache.hadoop.hbase.io.TimeRange;

/** Check-and-mutate in all its forms. */
final class ConditionCases {
  private static final byte[] FAMILY = bytes("a");
  private static final byte[] Q = bytes("q");

  private ConditionCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("checkAndPut", ConditionCases::checkAndPut));
    cases.add(new Case("checkAndDelete", ConditionCases::checkAndDelete));
    cases.add(new Case("checkAndMutate", ConditionCases::checkAndMutate));
    cases.add(new Case("checkAndMutate by its builder", ConditionCases::builder));
  }

  private static void checkAndPut(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      byte[] row = bytes("cp");
      same(true, table.checkAndPut(row, FAMILY, Q, null, put("cp", "a", "q", 1, "one")));
      same(false, table.checkAndPut(row, FAMILY, Q, null, put("cp", "a", "q", 2, "two")));
      same(true, table.checkAndPut(row, FAMILY, Q, bytes("one"), put("cp", "a", "q", 2, "two")));
      same(false, table.checkAndPut(row, FAMILY, Q, bytes("one"), put("cp", "a", "q", 3, "no")));
      // The given value stands on the left.
      same(
          true,
          table.checkAndPut(
              row,
              FAMILY,
              Q,
              CompareOperator.GREATER,
              bytes("zzz"),
              put("cp", "a", "q", 3, "three")));
      same(
          false,
          table.checkAndPut(
              row,
              FAMILY,
              Q,
              CompareFilter.CompareOp.LESS,
              bytes("zzz"),
              put("cp", "a", "q", 4, "no")));
      same("cp/a:q/3=three cp/a:q/2=two cp/a:q/1=one", row(table, "cp", "a"));
    }
  }

  private static void checkAndDelete(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      byte[] row = bytes("cd");
      table.put(put("cd", "a", "q", 1, "one", "a", "r", 1, "x", "a", "s", 1, "y"));
      same(
          false,
          table.checkAndDelete(
              row, FAMILY, Q, bytes("no"), new Delete(row).addColumns(FAMILY, bytes("r"))));
      same(
          true,
          table.checkAndDelete(
              row, FAMILY, Q, bytes("one"), new Delete(row).addColumns(FAMILY, bytes("r"))));
      same("cd/a:q/1=one cd/a:s/1=y", row(table, "cd", "a"));
      same(
          true,
          table.checkAndDelete(
              row,
              FAMILY,
              Q,
              CompareOperator.NOT_EQUAL,
              bytes("no"),
              new Delete(row).addColumn(FAMILY, bytes("s"), 1)));
      same("cd/a:q/1=one", row(table, "cd", "a"));
    }
  }

  private static void checkAndMutate(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      byte[] row = bytes("cm");
      table.put(put("cm", "a", "q", 1, "one", "a", "r", 1, "x"));
      RowMutations mutations = new RowMutations(row);
      mutations.add(put("cm", "a", "s", 5, "new", "a", "t", 5, "newer"));
      mutations.add(new Delete(row).addColumns(FAMILY, bytes("r")));
      same(
          false,
          table.checkAndMutate(row, FAMILY, Q, CompareOperator.EQUAL, bytes("no"), mutations));
      same(
          true,
          table.checkAndMutate(row, FAMILY, Q, CompareOperator.EQUAL, bytes("one"), mutations));
      same("cm/a:q/1=one cm/a:s/5=new cm/a:t/5=newer", row(table, "cm", "a"));
    }
  }

  private static void builder(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      byte[] row = bytes("cb");
      same(
          true,
          table
              .checkAndMutate(row, FAMILY)
              .qualifier(Q)
              .ifNotExists()
              .thenPut(put("cb", "a", "q", 5, "one")));
      same(
          false,
          table
              .checkAndMutate(row, FAMILY)
              .qualifier(Q)
              .ifNotExists()
              .thenPut(put("cb", "a", "q", 6, "two")));
      same(
          true,
          table
              .checkAndMutate(row, FAMILY)
              .qualifier(Q)
              .ifEquals(bytes("one"))
              .thenPut(put("cb", "a", "q", 9, "nine")));
      same(
          true,
          table
              .checkAndMutate(row, FAMILY)
              .qualifier(Q)
              .timeRange(new TimeRange(0, 8))
              .ifMatches(CompareOperator.EQUAL, bytes("one"))
              .thenDelete(new Delete(row).addColumn(FAMILY, Q, 5)));
      same("cb/a:q/9=nine", row(table, "cb", "a"));
    }
  }
}
