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
import com.alipay.oceanbase.hbase.OHTableClient;
import com.alipay.oceanbase.hbase.OHTablePool;
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
    cases.add(new Case("get of hot data only", ClientCases::hotOnly));
    cases.add(new Case("table without a connection", ClientCases::tableClient));
    cases.add(new Case("load of tests beside", ClientCases::testLoad));
    cases.add(new Case("descriptors of the older kind", ClientCases::olderDescriptors));
    cases.add(new Case("second connection, and its end", ClientCases::secondConnection));
    cases.add(new Case("what the client refuses itself", ClientCases::refused));
  }

  static void addPooled(List<Case> cases) {
    cases.add(new Case("pool of tables", ClientCases::pooledTables));
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

  private static void hotOnly(Connection connection) throws Exception {
    try (Table table = table(connection, "plain")) {
      table.put(put("ho", "a", "q", 1, "x"));
      Get hot = new Get(bytes("ho")).addFamily(FAMILY);
      hot.setAttribute("hbase.htable.query.hot_only", bytes("true"));
      same("ho/a:q/1=x", Cells.text(table.get(hot)));
    }
  }

  private static void pooledTables(Connection connection) throws Exception {
    try (OHTablePool tables = new OHTablePool(connection.getConfiguration(), 2)) {
      for (int i = 0; i < 3; i++) {
        try (Table table = tables.getTable("plain")) {
          table.put(put("pt" + i, "a", "q", 1, "x"));
          same("pt" + i + "/a:q/1=x", row(table, "pt" + i, "a"));
        }
      }
    }
  }

  private static void tableClient(Connection connection) throws Exception {
    OHTableClient table = new OHTableClient("plain", connection.getConfiguration());
    table.init();
    table.put(put("tc", "a", "q", 1, "x"));
    same("tc/a:q/1=x", row(table, "tc", "a"));
    same("plain", table.getTableNameString());
    table.close();
  }

  private static void testLoad(Connection connection) throws Exception {
    Configuration configuration = new Configuration(connection.getConfiguration());
    configuration.set("hbase.htable.test.load.enable", "true");
    configuration.set("hbase.htable.test.load.suffix", "_load");
    try (Connection loading = ConnectionFactory.createConnection(configuration);
        Table loaded = table(loading, "plain");
        Table beside = table(connection, "plain_load");
        Table plain = table(connection, "plain")) {
      loaded.put(put("tl", "a", "q", 1, "x"));
      same("tl/a:q/1=x", row(beside, "tl", "a"));
      same("", row(plain, "tl", "a"));
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
    configuration.set("hbase.client.operation.executeinpool", "true");
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
