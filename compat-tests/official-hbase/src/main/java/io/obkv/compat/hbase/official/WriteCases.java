// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.row;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** Puts, deletes, increments, appends and batches on one family. */
final class WriteCases {
  private static final byte[] FAMILY = bytes("a");
  private static final byte[] Q = bytes("q");

  private WriteCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("put", WriteCases::puts));
    cases.add(new Case("put of a list", WriteCases::putList));
    cases.add(new Case("put at the present", WriteCases::putNow));
    cases.add(new Case("put of the same cell", WriteCases::putAgain));
    cases.add(new Case("put with the lifetime of a cell", WriteCases::putLifetime));
    cases.add(new Case("delete of versions", WriteCases::deleteVersions));
    cases.add(new Case("delete of columns", WriteCases::deleteColumns));
    cases.add(new Case("delete of families", WriteCases::deleteFamilies));
    cases.add(new Case("delete of a row", WriteCases::deleteRow));
    cases.add(new Case("delete of a list", WriteCases::deleteList));
    cases.add(new Case("append", WriteCases::append));
    cases.add(new Case("increment", WriteCases::increment));
    cases.add(new Case("increment of one column", WriteCases::incrementColumn));
    cases.add(new Case("batch", WriteCases::batch));
    cases.add(new Case("batch with a callback", WriteCases::batchCallback));
    cases.add(new Case("writes over partitions", WriteCases::partitions));
    cases.add(new Case("writes over partitions of times", WriteCases::timePartitions));
  }

  /** A client that chooses tablets itself refuses checks on rows in several of them. */
  static void addProxied(List<Case> cases) {
    cases.add(new Case("check over partitions of times", WriteCases::timePartitionCheck));
  }

  private static void timePartitionCheck(Connection connection) throws Exception {
    try (Table table = table(connection, "timed")) {
      table.put(put("tc", "a", "q", System.currentTimeMillis(), "new", "a", "q", 50, "old"));
      same(
          true,
          table.checkAndPut(
              bytes("tc"), FAMILY, Q, bytes("new"), put("tc", "a", "q", 60, "checked")));
      same(3, table.get(new Get(bytes("tc")).addFamily(FAMILY).setMaxVersions()).size());
    }
  }

  private static void puts(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("put", "a", "q", 5, "x", "a", "q", 6, "y", "a", "", 7, "z"));
      same("put/a:/7=z put/a:q/6=y put/a:q/5=x", row(table, "put", "a"));
    }
  }

  private static void putList(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(Arrays.asList(
          put("list1", "a", "q", 5, "x"), put("list2", "a", "q", 5, "y", "a", "r", 5, "z")));
      same("list1/a:q/5=x", row(table, "list1", "a"));
      same("list2/a:q/5=y list2/a:r/5=z", row(table, "list2", "a"));
    }
  }

  private static void putNow(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      long before = System.currentTimeMillis();
      table.put(put("now", "a", "q", 0, "x", "a", "r", 0, "y").setDurability(Durability.SYNC_WAL));
      long after = System.currentTimeMillis();
      Result result = table.get(new Get(bytes("now")).addFamily(FAMILY));
      same(2, result.size());
      long time = result.rawCells()[0].getTimestamp();
      same(true, time >= before - 1000 && time <= after + 1000);
      same(time, result.rawCells()[1].getTimestamp());
    }
  }

  private static void putAgain(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("again", "a", "q", 5, "x"));
      table.put(put("again", "a", "q", 5, "y"));
      same("again/a:q/5=y", row(table, "again", "a"));
    }
  }

  private static void putLifetime(Connection connection) throws Exception {
    try (Table table = table(connection, "lifetime")) {
      long now = System.currentTimeMillis();
      Put put = put("ttl", "a", "old", now - 60_000, "x", "a", "new", now, "y");
      put.setTTL(30_000);
      table.put(put);
      same("ttl/a:new/" + now + "=y", row(table, "ttl", "a"));
    }
  }

  private static void deleteVersions(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("dv", "a", "q", 1, "1", "a", "q", 2, "2", "a", "q", 3, "3", "a", "q", 4, "4"));
      table.delete(new Delete(bytes("dv")).addColumn(FAMILY, Q, 2));
      same("dv/a:q/4=4 dv/a:q/3=3 dv/a:q/1=1", row(table, "dv", "a"));
      table.delete(new Delete(bytes("dv")).addColumn(FAMILY, Q));
      same("dv/a:q/3=3 dv/a:q/1=1", row(table, "dv", "a"));
    }
  }

  private static void deleteColumns(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("dc", "a", "q", 1, "1", "a", "q", 2, "2", "a", "q", 3, "3", "a", "r", 3, "r"));
      table.delete(new Delete(bytes("dc")).addColumns(FAMILY, Q, 2));
      same("dc/a:q/3=3 dc/a:r/3=r", row(table, "dc", "a"));
      table.delete(new Delete(bytes("dc")).addColumns(FAMILY, Q));
      same("dc/a:r/3=r", row(table, "dc", "a"));
    }
  }

  private static void deleteFamilies(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      Put put = put("df", "a", "q", 1, "1", "a", "r", 2, "2", "a", "s", 3, "3");
      table.put(put);
      table.delete(new Delete(bytes("df")).addFamilyVersion(FAMILY, 2));
      same("df/a:q/1=1 df/a:s/3=3", row(table, "df", "a"));
      table.delete(new Delete(bytes("df")).addFamily(FAMILY, 2));
      same("df/a:s/3=3", row(table, "df", "a"));
      table.delete(new Delete(bytes("df")).addFamily(FAMILY));
      same("", row(table, "df", "a"));
    }
  }

  private static void deleteRow(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("dr", "a", "q", 1, "1", "a", "r", 5, "2"));
      table.delete(new Delete(bytes("dr"), 3));
      same("dr/a:r/5=2", row(table, "dr", "a"));
      table.delete(new Delete(bytes("dr")));
      same("", row(table, "dr", "a"));
    }
  }

  private static void deleteList(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(Arrays.asList(
          put("dl1", "a", "q", 1, "1"), put("dl2", "a", "q", 1, "1", "a", "r", 1, "2")));
      List<Delete> deletes = new ArrayList<>(Arrays.asList(
          new Delete(bytes("dl1")).addFamily(FAMILY),
          new Delete(bytes("dl2")).addColumns(FAMILY, Q)));
      table.delete(deletes);
      same("", row(table, "dl1", "a"));
      same("dl2/a:r/1=2", row(table, "dl2", "a"));
    }
  }

  private static void append(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("ap", "a", "q", 1, "one"));
      Result result = table.append(
          new Append(bytes("ap")).add(FAMILY, Q, bytes("+two")).add(FAMILY, bytes("n"), Q));
      same("one+two", OfficialCases.text(result.getValue(FAMILY, Q)));
      same("q", OfficialCases.text(result.getValue(FAMILY, bytes("n"))));
      same(
          "one+two",
          OfficialCases.text(
              table.get(new Get(bytes("ap")).addColumn(FAMILY, Q)).getValue(FAMILY, Q)));
    }
  }

  private static void increment(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      Increment increment =
          new Increment(bytes("in")).addColumn(FAMILY, Q, 5).addColumn(FAMILY, bytes("r"), -2);
      Result first = table.increment(increment);
      same(5, Bytes.toLong(first.getValue(FAMILY, Q)));
      Result second = table.increment(increment);
      same(10, Bytes.toLong(second.getValue(FAMILY, Q)));
      same(-4, Bytes.toLong(second.getValue(FAMILY, bytes("r"))));
      table.put(put("in", "a", "bad", 1, "text"));
      String refusal = OfficialCases.refusal(
          () -> table.increment(new Increment(bytes("in")).addColumn(FAMILY, bytes("bad"), 1)));
      same(true, refusal.contains("only HBase cells with a length of 8"));
    }
  }

  private static void incrementColumn(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      same(3, table.incrementColumnValue(bytes("ic"), FAMILY, Q, 3));
      same(2, table.incrementColumnValue(bytes("ic"), FAMILY, Q, -1, Durability.ASYNC_WAL));
    }
  }

  private static List<Row> actions(String row) {
    return Arrays.asList(
        put(row, "a", "q", 5, "x"),
        put(row + "2", "a", "q", 5, "y"),
        new Get(bytes(row)).addColumn(FAMILY, Q),
        new Delete(bytes(row + "2")).addColumns(FAMILY, Q),
        new Get(bytes(row + "2")).addFamily(FAMILY));
  }

  private static void batch(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      Object[] results = new Object[5];
      table.batch(actions("ba"), results);
      same("ba/a:q/5=x", Cells.text((Result) results[2]));
      same("", Cells.text((Result) results[4]));
      same(true, ((Result) results[0]).isEmpty());
      same("", row(table, "ba2", "a"));
    }
  }

  private static void batchCallback(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      List<String> seen = new ArrayList<>();
      Object[] results = new Object[5];
      table.batchCallback(
          actions("bc"), results, (region, row, result) -> seen.add(OfficialCases.text(row)));
      same(5, seen.size());
      same("bc/a:q/5=x", Cells.text((Result) results[2]));
    }
  }

  private static void partitions(Connection connection) throws Exception {
    for (String name : new String[] {"hashed", "ranged"}) {
      try (Table table = table(connection, name)) {
        List<Put> puts = new ArrayList<>();
        for (char row = 'a'; row <= 'z'; row++) {
          puts.add(put(String.valueOf(row), "a", "q", 5, "v" + row));
        }
        table.put(puts);
        List<Delete> deletes = new ArrayList<>();
        for (char row = 'a'; row <= 'z'; row += 2) {
          deletes.add(new Delete(bytes(String.valueOf(row))).addFamily(FAMILY));
        }
        table.delete(deletes);
        same("", row(table, "a", "a"));
        same("b/a:q/5=vb", row(table, "b", "a"));
        same("z/a:q/5=vz", row(table, "z", "a"));
        same(1, table.incrementColumnValue(bytes("m"), FAMILY, bytes("n"), 1));
      }
    }
  }

  private static void timePartitions(Connection connection) throws Exception {
    try (Table table = table(connection, "timed")) {
      long now = System.currentTimeMillis();
      table.put(put("t", "a", "q", 50, "old", "a", "q", now, "new"));
      same("t/a:q/" + now + "=new t/a:q/50=old", row(table, "t", "a"));
      table.put(put("t", "a", "r", 60, "more"));
      table.delete(new Delete(bytes("t")).addColumns(FAMILY, Q, 60));
      same("t/a:q/" + now + "=new t/a:r/60=more", row(table, "t", "a"));
      table.delete(new Delete(bytes("t")).addFamily(FAMILY));
      same("", row(table, "t", "a"));
    }
  }
}
