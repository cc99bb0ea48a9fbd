// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.rows;
import static io.obkv.compat.hbase.official.Cells.scan;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;

/** Gets and scans of one family, with filters. */
final class ReadCases {
  private static final byte[] FAMILY = bytes("a");

  private ReadCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("get", ReadCases::gets));
    cases.add(new Case("get of a list", ReadCases::getList));
    cases.add(new Case("exists", ReadCases::exists));
    cases.add(new Case("versions and lifetimes of a family", ReadCases::bounded));
    cases.add(new Case("scan", ReadCases::scans));
    cases.add(new Case("scan by pages", ReadCases::pages));
    cases.add(new Case("scan over partitions", ReadCases::partitions));
    cases.add(new Case("filters of cells", ReadCases::cellFilters));
    cases.add(new Case("filters of rows", ReadCases::rowFilters));
    cases.add(new Case("lists of filters", ReadCases::filterLists));
    cases.add(new Case("cells of a megabyte and wide rows", ReadCases::large));
  }

  private static void gets(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      table.put(
          put("g", "a", "p", 1, "p1", "a", "q", 1, "q1", "a", "q", 2, "q2", "a", "q", 3, "q3"));
      Get get = new Get(bytes("g")).addFamily(FAMILY);
      same("g/a:p/1=p1 g/a:q/3=q3", Cells.text(table.get(get)));
      same(
          "g/a:q/2=q2 g/a:q/1=q1",
          Cells.text(table.get(new Get(bytes("g"))
              .addColumn(FAMILY, bytes("q"))
              .setTimeRange(1, 3)
              .setMaxVersions(5))));
      same(
          "g/a:q/2=q2",
          Cells.text(table.get(new Get(bytes("g")).addFamily(FAMILY).setTimeStamp(2))));
      // The client sends these limits with scans only.
      Scan limited = new Scan()
          .withStartRow(bytes("g"))
          .withStopRow(bytes("h"))
          .addFamily(FAMILY)
          .setMaxVersions();
      limited.setMaxResultsPerColumnFamily(2).setRowOffsetPerColumnFamily(1);
      same("g/a:q/3=q3 g/a:q/2=q2", scan(table, limited));
      same(true, table.get(new Get(bytes("none")).addFamily(FAMILY)).isEmpty());
    }
  }

  private static void getList(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      table.put(Arrays.asList(put("gl1", "a", "q", 1, "x"), put("gl2", "a", "q", 1, "y")));
      Result[] results = table.get(Arrays.asList(
          new Get(bytes("gl1")).addFamily(FAMILY),
          new Get(bytes("none")).addFamily(FAMILY),
          new Get(bytes("gl2")).addColumn(FAMILY, bytes("q"))));
      same("gl1/a:q/1=x", Cells.text(results[0]));
      same("", Cells.text(results[1]));
      same("gl2/a:q/1=y", Cells.text(results[2]));
    }
  }

  private static void exists(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      table.put(put("ex", "a", "q", 1, "x"));
      same(true, table.exists(new Get(bytes("ex")).addFamily(FAMILY)));
      same(false, table.exists(new Get(bytes("none")).addFamily(FAMILY)));
      boolean[] all = table.existsAll(Arrays.asList(
          new Get(bytes("ex")).addFamily(FAMILY), new Get(bytes("none")).addFamily(FAMILY)));
      same("[true, false]", Arrays.toString(all));
    }
  }

  private static void bounded(Connection connection) throws Exception {
    try (Table table = table(connection, "bounded")) {
      long now = System.currentTimeMillis();
      Put put = new Put(bytes("b"));
      for (int i = 0; i < 4; i++) {
        put.addColumn(FAMILY, bytes("q"), now - i, bytes("v" + i));
      }
      put.addColumn(FAMILY, bytes("old"), now - 4_000_000, bytes("x"));
      table.put(put);
      same("b/a:q/" + now + "=v0 b/a:q/" + (now - 1) + "=v1", Cells.row(table, "b", "a"));
    }
  }

  /** Rows r0 to r9, each with q and the older version of q, and p in the even ones. */
  private static void fill(Table table, String prefix) throws Exception {
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Put put = put(prefix + i, "a", "q", 5, "v" + i, "a", "q", 4, "w" + i);
      if (i % 2 == 0) {
        put.addColumn(FAMILY, bytes("p"), 5, bytes("even"));
      }
      puts.add(put);
    }
    table.put(puts);
  }

  private static Scan over(String prefix) {
    return new Scan()
        .withStartRow(bytes(prefix + "0"))
        .withStopRow(bytes(prefix + "9"), true)
        .addFamily(FAMILY);
  }

  private static void scans(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      fill(table, "s");
      same("s0 s1 s2 s3 s4 s5 s6 s7 s8 s9", rows(table, over("s")));
      same(
          "s2 s3",
          rows(
              table,
              new Scan().withStartRow(bytes("s2")).withStopRow(bytes("s4")).addFamily(FAMILY)));
      same(
          "s7 s6 s5",
          rows(
              table,
              new Scan()
                  .withStartRow(bytes("s7"))
                  .withStopRow(bytes("s4"))
                  .setReversed(true)
                  .addFamily(FAMILY)));
      same("s0 s1 s2", rows(table, over("s").setLimit(3)));
      same(
          "s1/a:q/5=v1 s1/a:q/4=w1",
          scan(
              table,
              new Scan()
                  .withStartRow(bytes("s1"))
                  .withStopRow(bytes("s2"))
                  .addColumn(FAMILY, bytes("q"))
                  .setMaxVersions()));
      try (ResultScanner whole = table.getScanner(FAMILY, bytes("p"))) {
        same(true, whole.next(3).length == 3);
      }
      try (ResultScanner whole = table.getScanner(FAMILY)) {
        same(false, whole.next().isEmpty());
      }
    }
  }

  private static void pages(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      fill(table, "p");
      same("p0 p1 p2 p3 p4 p5 p6 p7 p8 p9", rows(table, over("p").setCaching(2)));
      Scan batched = new Scan()
          .withStartRow(bytes("p0"))
          .withStopRow(bytes("p1"))
          .addFamily(FAMILY)
          .setBatch(1);
      same("p0/a:p/5=even | p0/a:q/5=v0", scan(table, batched));
      same("p0 p1 p2 p3 p4 p5 p6 p7 p8 p9", rows(table, over("p").setMaxResultSize(60)));
      try (ResultScanner results = table.getScanner(over("p").setCaching(3))) {
        same(3, results.next(3).length);
        same(true, results.renewLease());
        same(7, results.next(20).length);
      }
    }
  }

  private static void partitions(Connection connection) throws Exception {
    for (String name : new String[] {"hashed", "ranged"}) {
      try (Table table = table(connection, name)) {
        fill(table, "x");
        String[] found = rows(table, over("x").setCaching(3)).split(" ");
        Arrays.sort(found);
        same("x0 x1 x2 x3 x4 x5 x6 x7 x8 x9", String.join(" ", found));
        same(
            "x4/a:p/5=even x4/a:q/5=v4",
            Cells.text(table.get(new Get(bytes("x4")).addFamily(FAMILY))));
      }
    }
  }

  private static String filtered(Table table, String prefix, Filter filter) throws Exception {
    return scan(table, over(prefix).setFilter(filter));
  }

  private static void cellFilters(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      fill(table, "f");
      same(
          "f3/a:q/5=v3",
          filtered(
              table,
              "f",
              new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("v3")))));
      same(
          "f7/a:q/5=v7",
          filtered(
              table, "f", new ValueFilter(CompareOperator.EQUAL, new SubstringComparator("V7"))));
      String even = "f0/a:p/5=even | f2/a:p/5=even | f4/a:p/5=even | f6/a:p/5=even | f8/a:p/5=even";
      same(
          even,
          filtered(
              table,
              "f",
              new QualifierFilter(CompareOperator.LESS, new BinaryComparator(bytes("q")))));
      same(even, filtered(table, "f", new ColumnPrefixFilter(bytes("p"))));
      same(even, filtered(table, "f", new ColumnRangeFilter(bytes("a"), true, bytes("q"), false)));
      same(
          "f5/a:q/5=v5",
          filtered(
              table,
              "f",
              new ColumnValueFilter(FAMILY, bytes("q"), CompareOperator.EQUAL, bytes("v5"))));
      same(5, filtered(table, "f", new ColumnPaginationFilter(1, 1)).split("\\|").length);
      same(10, filtered(table, "f", new FirstKeyOnlyFilter()).split("\\|").length);
      same(true, filtered(table, "f", new KeyOnlyFilter()).startsWith("f0/a:p/5= f0/a:q/5="));
      same(
          "f1/a:q/4=w1",
          scan(
              table,
              new Scan()
                  .withStartRow(bytes("f1"))
                  .withStopRow(bytes("f2"))
                  .addFamily(FAMILY)
                  .setMaxVersions()
                  .setFilter(new TimestampsFilter(Arrays.asList(4L)))));
    }
  }

  private static String filteredRows(Table table, String prefix, Filter filter) throws Exception {
    return rows(table, over(prefix).setFilter(filter));
  }

  private static void rowFilters(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      fill(table, "r");
      same("r0 r1 r2", filteredRows(table, "r", new PageFilter(3)));
      same("r4", filteredRows(table, "r", new PrefixFilter(bytes("r4"))));
      same(
          "r8 r9",
          filteredRows(
              table,
              "r",
              new RowFilter(CompareOperator.GREATER_OR_EQUAL, new BinaryComparator(bytes("r8")))));
      same(
          "r6",
          filteredRows(
              table,
              "r",
              new RowFilter(CompareOperator.EQUAL, new BinaryPrefixComparator(bytes("r6")))));
      same("r0 r1", filteredRows(table, "r", new InclusiveStopFilter(bytes("r1"))));
      same(
          "r1 r2 r5",
          filteredRows(
              table,
              "r",
              new MultiRowRangeFilter(Arrays.asList(
                  new MultiRowRangeFilter.RowRange("r1", true, "r2", true),
                  new MultiRowRangeFilter.RowRange("r4", false, "r6", false)))));
      SingleColumnValueFilter evenOnly =
          new SingleColumnValueFilter(FAMILY, bytes("p"), CompareOperator.EQUAL, bytes("even"));
      evenOnly.setFilterIfMissing(true);
      same("r0 r2 r4 r6 r8", filteredRows(table, "r", evenOnly));
      same(
          "r1 r3 r5 r7 r9",
          filteredRows(
              table,
              "r",
              new SkipFilter(new ValueFilter(
                  CompareOperator.NOT_EQUAL, new BinaryComparator(bytes("even"))))));
      same(
          "r0 r1 r2",
          filteredRows(
              table,
              "r",
              new WhileMatchFilter(
                  new RowFilter(CompareOperator.LESS, new BinaryComparator(bytes("r3"))))));
    }
  }

  private static void filterLists(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      fill(table, "l");
      Filter seven = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("v7")));
      Filter two = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("v2")));
      same(
          "l2 l7",
          filteredRows(table, "l", new FilterList(FilterList.Operator.MUST_PASS_ONE, seven, two)));
      same(
          "l7",
          filteredRows(
              table,
              "l",
              new FilterList(
                  FilterList.Operator.MUST_PASS_ALL, seven, new PrefixFilter(bytes("l7")))));
    }
  }

  private static void large(Connection connection) throws Exception {
    try (Table table = table(connection, "seen")) {
      byte[] value = new byte[1_000_000];
      Arrays.fill(value, (byte) 'x');
      table.put(new Put(bytes("big")).addColumn(FAMILY, bytes("q"), value));
      same(
          true,
          Arrays.equals(
              value,
              table.get(new Get(bytes("big")).addFamily(FAMILY)).getValue(FAMILY, bytes("q"))));
      Put wide = new Put(bytes("wide"));
      for (int i = 0; i < 2_000; i++) {
        wide.addColumn(FAMILY, bytes("q" + i), bytes("v"));
      }
      table.put(wide);
      same(2_000, table.get(new Get(bytes("wide")).addFamily(FAMILY)).size());
    }
  }
}
