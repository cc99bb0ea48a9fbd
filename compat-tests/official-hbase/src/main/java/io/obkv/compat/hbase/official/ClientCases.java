// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.Cells.put;
import static io.obkv.compat.hbase.official.Cells.row;
import static io.obkv.compat.hbase.official.Cells.table;
import static io.obkv.compat.hbase.official.OfficialCases.bytes;
import static io.obkv.compat.hbase.official.OfficialCases.refusal;
import static io.obkv.compat.hbase.official.OfficialCases.same;
import static io.obkv.compat.hbase.official.OfficialCases.text;

import com.alipay.oceanbase.hbase.OHTable;
import io.obkv.compat.hbase.official.OfficialCases.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Pair;

/** Connections, locators, the client's own calls and settings, and what it says that it cannot do. */
final class ClientCases {
  private static final byte[] FAMILY = bytes("a");

  private ClientCases() {}

  static void addTo(List<Case> cases) {
    cases.add(new Case("tables with a pool", ClientCases::pool));
    cases.add(new Case("time-outs of a table", ClientCases::timeouts));
    cases.add(new Case("keys of regions", ClientCases::regions));
    cases.add(new Case("scanners of partitions", ClientCases::scanners));
    cases.add(new Case("attributes of operations", ClientCases::attributes));
    cases.add(new Case("descriptors of the older kind", ClientCases::olderDescriptors));
    cases.add(new Case("second connection, and its end", ClientCases::secondConnection));
    cases.add(new Case("what the client refuses itself", ClientCases::refused));
  }

  private static void pool(Connection connection) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Table table = connection.getTable(TableName.valueOf("plain"), pool)) {
      table.put(put("po", "a", "q", 1, "x"));
      same("po/a:q/1=x", row(table, "po", "a"));
    } finally {
      pool.shutdownNow();
    }
  }

  @SuppressWarnings("deprecation") // the interface's own
  private static void timeouts(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      int rpc = table.getRpcTimeout();
      int operation = table.getOperationTimeout();
      table.setOperationTimeout(operation + 1000);
      table.setRpcTimeout(rpc + 1000);
      same(operation + 1000, table.getOperationTimeout());
      same(rpc + 1000, table.getRpcTimeout());
      same(true, table.getReadRpcTimeout() > 0);
      same(true, table.getWriteRpcTimeout() > 0);
      table.put(put("to", "a", "q", 1, "x"));
      same("to/a:q/1=x", row(table, "to", "a"));
      table.setRpcTimeout(rpc);
    }
  }

  private static void regions(Connection connection) throws Exception {
    TableName name = TableName.valueOf("ranged");
    try (RegionLocator locator = connection.getRegionLocator(name)) {
      same(name, locator.getName());
      HRegionLocation fresh = locator.getRegionLocation(bytes("z"), true);
      same("p", text(fresh.getRegion().getStartKey()));
      same("[, g, p]", texts(locator.getStartEndKeys().getFirst()));
      same("[g, p, ]", texts(locator.getStartEndKeys().getSecond()));
    }
    try (RegionLocator locator = connection.getRegionLocator(TableName.valueOf("hashed"))) {
      for (HRegionLocation region : locator.getAllRegionLocations()) {
        same("", text(region.getRegion().getStartKey()));
        same("", text(region.getRegion().getEndKey()));
      }
    }
    OHTable table = (OHTable) connection.getTable(name);
    same("[, g, p]", texts(table.getStartKeys()));
    same("[g, p, ]", texts(table.getEndKeys()));
    Pair<byte[][], byte[][]> both = table.getStartEndKeys();
    same(3, both.getFirst().length);
    table.refreshTableEntry("a", false);
    table.close();
  }

  private static String texts(byte[][] keys) {
    List<String> texts = new ArrayList<>();
    for (byte[] key : keys) {
      texts.add(text(key));
    }
    return texts.toString();
  }

  private static void scanners(Connection connection) throws Exception {
    OHTable table = (OHTable) connection.getTable(TableName.valueOf("ranged"));
    table.put(Arrays.asList(
        put("c~", "a", "s", 1, "x"), put("k~", "a", "s", 1, "x"), put("q~", "a", "s", 1, "x")));
    List<ResultScanner> scanners = table.getScanners(new Scan().addColumn(FAMILY, bytes("s")));
    List<String> rows = new ArrayList<>();
    for (ResultScanner scanner : scanners) {
      for (Result result : scanner) {
        rows.add(text(result.getRow()));
      }
      scanner.close();
    }
    Collections.sort(rows);
    same(3, scanners.size());
    same("[c~, k~, q~]", rows);
    table.close();
  }

  private static void attributes(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      Put put = put("at", "a", "q", 1, "x");
      put.setAttribute("hbase.htable.hotkey.get.optimize.enable", bytes("true"));
      table.put(put);
      Get weak = new Get(bytes("at")).addFamily(FAMILY);
      weak.setAttribute("hbase.htable.read.consistency", bytes("weak"));
      same("at/a:q/1=x", Cells.text(table.get(weak)));
      Get hot = new Get(bytes("at")).addFamily(FAMILY);
      hot.setAttribute("hbase.htable.query.hot_only", bytes("true"));
      same("at/a:q/1=x", Cells.text(table.get(hot)));
      Scan scan = new Scan().withStartRow(bytes("at")).withStopRow(bytes("au")).addFamily(FAMILY);
      scan.setAttribute("hbase.htable.read.consistency", bytes("weak"));
      same("at/a:q/1=x", Cells.scan(table, scan));
    }
  }

  @SuppressWarnings("deprecation") // the interface's own
  private static void olderDescriptors(Connection connection) throws Exception {
    TableName name = TableName.valueOf("older");
    try (Admin admin = connection.getAdmin();
        Table table = connection.getTable(name)) {
      admin.createTable(AdminCases.descriptor("older"));
      same(3, admin.getTableDescriptor(name).getFamily(FAMILY).getMaxVersions());
      same("older", table.getTableDescriptor().getTableName());
      same(true, admin.getOperationTimeout() > 0);
      same(connection.toString(), admin.getConnection().toString());
      same(false, admin.isAborted());
      same(false, admin.getConfiguration() == null);
      admin.disableTable(name);
      admin.deleteTable(name);
    }
  }

  private static void secondConnection(Connection connection) throws Exception {
    Configuration configuration = new Configuration(connection.getConfiguration());
    configuration.set("hbase.htable.read.consistency", "weak");
    configuration.set("hbase.htable.auto.fill.timestamp.in.client", "true");
    Connection second = ConnectionFactory.createConnection(configuration);
    same(false, second.isClosed());
    try (Table table = table(second, "plain")) {
      table.put(put("sc", "a", "q", 0, "x"));
      same("x", text(table.get(new Get(bytes("sc")).addFamily(FAMILY)).value()));
    }
    second.close();
    same(true, second.isClosed());
    same(false, connection.isClosed());
    same(false, connection.isAborted());
    try (Table table = table(connection, "plain")) {
      same(true, table.exists(new Get(bytes("sc")).addFamily(FAMILY)));
    }
  }

  private static void refused(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      RowMutations mutations = new RowMutations(bytes("re"));
      mutations.add(put("re", "a", "q", 1, "x"));
      same(true, refusal(() -> mutate(table, mutations)).contains("FeatureNotSupported"));
      same("", row(table, "re", "a"));
    }
  }

  // By its name: it gives a result in later versions of HBase's client.
  private static void mutate(Table table, RowMutations mutations) throws Exception {
    table.getClass().getMethod("mutateRow", RowMutations.class).invoke(table, mutations);
  }
}
