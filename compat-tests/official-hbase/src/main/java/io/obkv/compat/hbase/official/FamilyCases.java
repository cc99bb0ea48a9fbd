// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.row;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/** Requests on several families of a table at once. */
final class FamilyCases {
  private FamilyCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("put and get over families", FamilyCases::writes));
    cases.add(new Case("deletes over families", FamilyCases::deletes));
    cases.add(new Case("gets of a list over families", FamilyCases::getList));
    cases.add(new Case("batch over families", FamilyCases::batch));
    cases.add(new Case("scan over families", FamilyCases::scan));
    cases.add(new Case("families over partitions", FamilyCases::partitions));
  }

  private static void writes(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("mf", "a", "q", 5, "x", "b", "q", 6, "y", "b", "r", 6, "z"));
      same("mf/a:q/5=x mf/b:q/6=y mf/b:r/6=z", row(table, "mf"));
      same(
          "mf/a:q/5=x mf/b:r/6=z",
          Cells.text(table.get(
              new Get(bytes("mf")).addFamily(bytes("a")).addColumn(bytes("b"), bytes("r")))));
      same(true, table.exists(new Get(bytes("mf"))));
    }
  }

  private static void deletes(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("md", "a", "q", 5, "x", "b", "q", 6, "y", "b", "r", 6, "z"));
      table.delete(new Delete(bytes("md"))
          .addColumns(bytes("a"), bytes("q"))
          .addColumn(bytes("b"), bytes("r"), 6));
      same("md/b:q/6=y", row(table, "md"));
      table.put(put("md", "a", "q", 5, "x"));
      table.delete(new Delete(bytes("md")));
      same("", row(table, "md"));
    }
  }

  private static void getList(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(Arrays.asList(
          put("ml1", "a", "q", 5, "x", "b", "q", 6, "y"), put("ml2", "b", "q", 6, "z")));
      Result[] results = table.get(
          Arrays.asList(new Get(bytes("ml1")), new Get(bytes("ml2")), new Get(bytes("no"))));
      same("ml1/a:q/5=x ml1/b:q/6=y", Cells.text(results[0]));
      same("ml2/b:q/6=z", Cells.text(results[1]));
      same("", Cells.text(results[2]));
    }
  }

  private static void batch(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      Object[] results = new Object[3];
      table.batch(
          Arrays.asList(
              put("mb", "a", "q", 5, "x", "b", "q", 6, "y"),
              new Delete(bytes("mb")).addFamily(bytes("a")),
              new Get(bytes("mb"))),
          results);
      same("mb/b:q/6=y", Cells.text((Result) results[2]));
    }
  }

  private static void scan(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(Arrays.asList(
          put("ms1", "a", "q", 5, "x", "b", "q", 6, "y"),
          put("ms2", "b", "q", 6, "z"),
          put("ms3", "a", "q", 6, "w")));
      same(
          "ms1/a:q/5=x ms1/b:q/6=y | ms2/b:q/6=z | ms3/a:q/6=w",
          Cells.scan(
              table,
              new Scan().withStartRow(bytes("ms1")).withStopRow(bytes("ms4")).setCaching(1)));
    }
  }

  private static void partitions(Connection connection) throws Exception {
    for (String name : new String[] {"hashed", "ranged"}) {
      try (Table table = table(connection, name)) {
        table.put(Arrays.asList(
            put("fa", "a", "q", 5, "x", "b", "q", 6, "y"),
            put("fz", "a", "q", 5, "z", "b", "q", 6, "w")));
        same("fa/a:q/5=x fa/b:q/6=y", row(table, "fa"));
        same("fz/a:q/5=z fz/b:q/6=w", row(table, "fz"));
        table.delete(new Delete(bytes("fz")));
        same("", row(table, "fz"));
      }
    }
  }
}
