// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.row;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.refusal;
import static io.obkv.compat.hbase.official.OfficialCases.same;

import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;

/** Administration, region locators, buffered writes and settings. */
final class AdminCases {
  private AdminCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("life of a table", AdminCases::life));
    cases.add(new Case("refusals of administration", AdminCases::refusals));
    cases.add(new Case("descriptor", AdminCases::descriptor));
    cases.add(new Case("region locator", AdminCases::locator));
    cases.add(new Case("region metrics", AdminCases::metrics));
    cases.add(new Case("names, settings and time-outs", AdminCases::settings));
  }

  /** To be run last: the client then takes the other namespace for that of tables without one. */
  static void addNamespace(List<Case> cases) {
    cases.add(new Case("namespace", AdminCases::namespace));
  }

  static void addBuffered(List<Case> cases) {
    cases.add(new Case("buffered mutator", AdminCases::buffered));
    cases.add(
        new Case("buffered mutator that flushes by itself", AdminCases::bufferedPeriodically));
    cases.add(new Case("buffered mutator whose writes fail", AdminCases::bufferedFailing));
  }

  static TableDescriptor descriptor(String name) {
    ColumnFamilyDescriptor a = ColumnFamilyDescriptorBuilder.newBuilder(bytes("a"))
        .setMaxVersions(3)
        .setTimeToLive(3600)
        .build();
    return TableDescriptorBuilder.newBuilder(TableName.valueOf(name))
        .addColumnFamily(a)
        .addColumnFamily(ColumnFamilyDescriptorBuilder.of("b"))
        .build();
  }

  private static void life(Connection connection) throws Exception {
    TableName name = TableName.valueOf("made");
    try (Admin admin = connection.getAdmin();
        Table table = connection.getTable(name)) {
      same(false, admin.tableExists(name));
      admin.createTable(descriptor("made"));
      same(true, admin.tableExists(name));
      same(true, admin.isTableEnabled(name));
      long now = System.currentTimeMillis();
      table.put(put("r", "a", "q", now, "x", "b", "q", now, "y"));
      same("r/a:q/" + now + "=x r/b:q/" + now + "=y", row(table, "r"));
      admin.disableTable(name);
      same(true, admin.isTableDisabled(name));
      same(true, refusal(() -> table.put(put("r", "a", "q", now, "z"))).contains("not enabled"));
      same(true, refusal(() -> row(table, "r")).contains("not enabled"));
      admin.enableTable(name);
      same(false, admin.isTableDisabled(name));
      same("r/a:q/" + now + "=x", row(table, "r", "a"));
      admin.disableTable(name);
      admin.deleteTable(name);
      same(false, admin.tableExists(name));
    }
  }

  private static void refusals(Connection connection) throws Exception {
    TableName name = TableName.valueOf("refused");
    TableName none = TableName.valueOf("none");
    try (Admin admin = connection.getAdmin()) {
      admin.createTable(descriptor("refused"));
      same(
          true,
          refusal(() -> admin.createTable(descriptor("refused")))
              .contains(TableExistsException.class.getSimpleName()));
      same(
          true,
          refusal(() -> admin.deleteTable(name))
              .contains(TableNotDisabledException.class.getSimpleName()));
      same(
          true,
          refusal(() -> admin.enableTable(name))
              .contains(TableNotDisabledException.class.getSimpleName()));
      admin.disableTable(name);
      same(
          true,
          refusal(() -> admin.disableTable(name))
              .contains(TableNotEnabledException.class.getSimpleName()));
      admin.deleteTable(name);
      same(
          true,
          refusal(() -> admin.deleteTable(none))
              .contains(TableNotFoundException.class.getSimpleName()));
      same(
          true,
          refusal(() -> admin.getDescriptor(none))
              .contains(TableNotFoundException.class.getSimpleName()));
      same(false, refusal(() -> admin.disableTable(TableName.valueOf("plain"))).isEmpty());
    }
  }

  private static void descriptor(Connection connection) throws Exception {
    try (Admin admin = connection.getAdmin()) {
      TableName name = TableName.valueOf("described");
      admin.createTable(descriptor("described"));
      TableDescriptor found = admin.getDescriptor(name);
      same("[a, b]", Arrays.toString(names(found)));
      same(3, found.getColumnFamily(bytes("a")).getMaxVersions());
      same(3600, found.getColumnFamily(bytes("a")).getTimeToLive());
      try (Table table = connection.getTable(name)) {
        same("[a, b]", Arrays.toString(names(table.getDescriptor())));
      }
      admin.disableTable(name);
      admin.deleteTable(name);
    }
  }

  private static String[] names(TableDescriptor descriptor) {
    return descriptor.getColumnFamilyNames().stream()
        .map(OfficialCases::text)
        .sorted()
        .toArray(String[]::new);
  }

  private static void namespace(Connection connection) throws Exception {
    TableName name = TableName.valueOf("other", "spaced");
    try (Admin admin = connection.getAdmin();
        Table table = connection.getTable(name)) {
      admin.createTable(descriptor("other:spaced"));
      same(true, admin.tableExists(name));
      long now = System.currentTimeMillis();
      table.put(put("n", "a", "q", now, "x"));
      same("n/a:q/" + now + "=x", row(table, "n", "a"));
      admin.disableTable(name);
      admin.deleteTable(name);
      same(false, admin.tableExists(name));
    }
  }

  private static void locator(Connection connection) throws Exception {
    try (RegionLocator locator = connection.getRegionLocator(TableName.valueOf("ranged"))) {
      List<HRegionLocation> all = locator.getAllRegionLocations();
      same(true, all.size() >= 3);
      same("", OfficialCases.text(locator.getStartKeys()[0]));
      same("g", OfficialCases.text(locator.getEndKeys()[0]));
      HRegionLocation middle = locator.getRegionLocation(bytes("k"));
      same("g", OfficialCases.text(middle.getRegion().getStartKey()));
      same(true, middle.getPort() > 0);
    }
  }

  private static void metrics(Connection connection) throws Exception {
    try (Admin admin = connection.getAdmin()) {
      same(false, admin.getRegionMetrics(null, TableName.valueOf("ranged")).isEmpty());
    }
  }

  private static void settings(Connection connection) throws Exception {
    try (Table table = connection
        .getTableBuilder(TableName.valueOf("plain"), null)
        .setOperationTimeout(20_000)
        .build()) {
      same("plain", table.getName());
      same(20_000, table.getOperationTimeout());
      same(false, table.getConfiguration() == null);
      table.put(put("set", "a", "q", 1, "x"));
      same("set/a:q/1=x", row(table, "set", "a"));
    }
    same(false, connection.isClosed());
  }

  private static void buffered(Connection connection) throws Exception {
    BufferedMutatorParams params =
        new BufferedMutatorParams(TableName.valueOf("plain")).writeBufferSize(1 << 20);
    try (BufferedMutator mutator = connection.getBufferedMutator(params)) {
      mutator.mutate(Arrays.asList(put("bm1", "a", "q", 1, "x"), put("bm2", "a", "q", 1, "y")));
      mutator.flush();
      mutator.mutate(new Delete(bytes("bm1")).addFamily(bytes("a")));
    }
    try (Table table = table(connection, "plain")) {
      same("", row(table, "bm1", "a"));
      same("bm2/a:q/1=y", row(table, "bm2", "a"));
    }
  }

  private static void bufferedPeriodically(Connection connection) throws Exception {
    TableName name = TableName.valueOf("plain");
    try (BufferedMutator mutator = connection.getBufferedMutator(name);
        Table table = connection.getTable(name)) {
      same(name, mutator.getName());
      same(true, mutator.getWriteBufferSize() > 0);
      mutator.setRpcTimeout(20_000);
      mutator.setOperationTimeout(30_000);
      mutator.setWriteBufferPeriodicFlush(100, 100);
      same(100, mutator.getWriteBufferPeriodicFlushTimeoutMs());
      same(true, mutator.getWriteBufferPeriodicFlushTimerTickMs() > 0);
      mutator.mutate(put("bp", "a", "q", 1, "x"));
      long end = System.nanoTime() + 60_000_000_000L;
      while (row(table, "bp", "a").isEmpty() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      same("bp/a:q/1=x", row(table, "bp", "a"));
      mutator.disableWriteBufferPeriodicFlush();
    }
  }

  private static void bufferedFailing(Connection connection) throws Exception {
    try (BufferedMutator mutator = connection.getBufferedMutator(TableName.valueOf("plain"))) {
      mutator.mutate(put("bf", "nofamily", "q", 1, "x"));
      same(false, refusal(mutator::flush).isEmpty());
    }
  }
}
