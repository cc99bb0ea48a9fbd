// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.rows;
import static io.obkv.compat.hbase.official.Cells.scan;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.ColumnCountGetFilter;
import org.apache.hadoop.hbase.filter.DependentColumnFilter;
import org.apache.hadoop.hbase.filter.FamilyFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyValueMatchingQualifiersFilter;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.MultipleColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RandomRowFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueExcludeFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.util.Pair;

/** The filters and comparators that {@link ReadCases} leaves out, on three rows of the table {@code seen}. */
final class FilterCases {
  private static final byte[] FAMILY = bytes("a");
  private static final byte[] P = bytes("p");
  private static final byte[] Q = bytes("q");

  private FilterCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("filter of families", FilterCases::family));
    cases.add(new Case("filter of dependent columns", FilterCases::dependent));
    cases.add(new Case("filter of a value that is left out", FilterCases::excluded));
    cases.add(new Case("filter of a count of columns", FilterCases::columnCount));
    cases.add(new Case("filter of several prefixes of columns", FilterCases::prefixes));
    cases.add(new Case("filter of first matching qualifiers", FilterCases::firstMatching));
    cases.add(new Case("filter of fuzzy rows", FilterCases::fuzzy));
    cases.add(new Case("filter by chance", FilterCases::random));
    cases.add(new Case("comparators", FilterCases::comparators));
    cases.add(new Case("quotes and binary operands", FilterCases::operands));
    cases.add(new Case("nested lists of filters", FilterCases::nested));
  }

  /** Rows 0 to 2, each with q, and p in the even ones. */
  private static Table filled(Connection connection, String prefix) throws Exception {
    Table table = table(connection, "seen");
    table.put(Arrays.asList(
        put(prefix + "0", "a", "p", 5, "even", "a", "q", 5, "v0"),
        put(prefix + "1", "a", "q", 5, "v1"),
        put(prefix + "2", "a", "p", 5, "even", "a", "q", 6, "v2")));
    return table;
  }

  private static Scan over(String prefix, Filter filter) {
    return new Scan()
        .withStartRow(bytes(prefix + "0"))
        .withStopRow(bytes(prefix + "9"))
        .addFamily(FAMILY)
        .setFilter(filter);
  }

  private static void family(Connection connection) throws Exception {
    try (Table table = filled(connection, "fa")) {
      BinaryComparator a = new BinaryComparator(FAMILY);
      same("fa0 fa1 fa2", rows(table, over("fa", new FamilyFilter(CompareOperator.EQUAL, a))));
      same("", rows(table, over("fa", new FamilyFilter(CompareOperator.NOT_EQUAL, a))));
    }
  }

  private static void dependent(Connection connection) throws Exception {
    try (Table table = filled(connection, "de")) {
      same(
          "de0/a:p/5=even de0/a:q/5=v0 | de2/a:p/5=even",
          scan(table, over("de", new DependentColumnFilter(FAMILY, P))));
      same("de0/a:q/5=v0", scan(table, over("de", new DependentColumnFilter(FAMILY, P, true))));
    }
  }

  private static void excluded(Connection connection) throws Exception {
    try (Table table = filled(connection, "ex")) {
      Filter filter =
          new SingleColumnValueExcludeFilter(FAMILY, Q, CompareOperator.EQUAL, bytes("v2"));
      same("ex2/a:p/5=even", scan(table, over("ex", filter)));
    }
  }

  private static void columnCount(Connection connection) throws Exception {
    try (Table table = filled(connection, "cc")) {
      Get get = new Get(bytes("cc0")).addFamily(FAMILY).setFilter(new ColumnCountGetFilter(1));
      same("cc0/a:p/5=even", Cells.text(table.get(get)));
    }
  }

  private static void prefixes(Connection connection) throws Exception {
    try (Table table = filled(connection, "mp")) {
      Filter filter = new MultipleColumnPrefixFilter(new byte[][] {bytes("n"), bytes("p")});
      same("mp0/a:p/5=even | mp2/a:p/5=even", scan(table, over("mp", filter)));
    }
  }

  @SuppressWarnings("deprecation") // no other takes its place
  private static void firstMatching(Connection connection) throws Exception {
    try (Table table = filled(connection, "fm")) {
      Filter filter = new FirstKeyValueMatchingQualifiersFilter(new HashSet<>(Arrays.asList(P)));
      same("fm0/a:p/5=even | fm1/a:q/5=v1 | fm2/a:p/5=even", scan(table, over("fm", filter)));
    }
  }

  private static void fuzzy(Connection connection) throws Exception {
    try (Table table = filled(connection, "fz")) {
      Filter filter =
          new FuzzyRowFilter(Arrays.asList(new Pair<>(bytes("f?1"), new byte[] {0, 1, 0})));
      same("fz1", rows(table, over("fz", filter)));
    }
  }

  private static void random(Connection connection) throws Exception {
    try (Table table = filled(connection, "ra")) {
      same("ra0 ra1 ra2", rows(table, over("ra", new RandomRowFilter(1.5f))));
      same("", rows(table, over("ra", new RandomRowFilter(-1f))));
    }
  }

  private static void comparators(Connection connection) throws Exception {
    try (Table table = filled(connection, "co")) {
      same(
          "co1",
          rows(
              table,
              over("co", new RowFilter(CompareOperator.EQUAL, new SubstringComparator("O1")))));
      same(
          "co0/a:p/5=even | co2/a:p/5=even",
          scan(
              table,
              over(
                  "co",
                  new QualifierFilter(CompareOperator.EQUAL, new BinaryPrefixComparator(P)))));
      same(
          "co1 co2",
          rows(
              table,
              over(
                  "co",
                  new ValueFilter(CompareOperator.EQUAL, new RegexStringComparator("^v[12]$")))));
      for (CompareOperator operator :
          Arrays.asList(CompareOperator.GREATER, CompareOperator.GREATER_OR_EQUAL)) {
        same(
            operator == CompareOperator.GREATER ? "co2" : "co1 co2",
            rows(table, over("co", new ValueFilter(operator, new BinaryComparator(bytes("v1"))))));
      }
    }
  }

  private static void operands(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      String quoted = "it's (a, 'b') AND \\ \u00e9";
      table.put(put("op", "a", "q", 5, quoted));
      same(
          "op/a:q/5=" + quoted,
          scan(
              table,
              new Scan()
                  .withStartRow(bytes("op"))
                  .withStopRow(bytes("oq"))
                  .addFamily(FAMILY)
                  .setFilter(new ValueFilter(
                      CompareOperator.EQUAL, new BinaryComparator(bytes(quoted))))));
    }
  }

  private static void nested(Connection connection) throws Exception {
    try (Table table = filled(connection, "ne")) {
      Filter one = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("v1")));
      Filter two = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("v2")));
      Filter either = new FilterList(FilterList.Operator.MUST_PASS_ONE, one, two);
      Filter all =
          new FilterList(FilterList.Operator.MUST_PASS_ALL, either, new PrefixFilter(bytes("ne")));
      same("ne1 ne2", rows(table, over("ne", all)));
    }
  }
}
