// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.hbase.ObkvTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is ours alone, beside the cases for HBase's API: tables made by SQL, failures, and the end. */
@ExtendWith(TargetExtension.class)
class HBaseDriverIT {
  private static final byte[] ROW = Bytes.toBytes("r");
  private static final byte[] A = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");

  private final Tables tables;
  private final Configuration conf = HBaseConfiguration.create();
  private Connection connection;

  HBaseDriverIT(TestTarget target, Tables tables) {
    this.tables = tables;
    ObkvTarget.configure(conf, target, ClientMode.chosen());
  }

  @BeforeEach
  void connect() throws IOException {
    connection = ConnectionFactory.createConnection(conf);
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
  }

  private Table table(String name, String columns, String partitions) throws IOException {
    tables.execute("drop table if exists `" + name + "$a`");
    tables.execute("create tablegroup if not exists " + name + " sharding = 'ADAPTIVE'");
    tables.execute("create table `" + name + "$a` (K varbinary(1024) not null,"
        + " Q varbinary(256) not null, T bigint not null, V varbinary(1024)," + columns
        + " primary key (K, Q, T)) tablegroup = " + name
        + " kv_attributes = '{\"Hbase\": {\"MaxVersions\": 5}}' " + partitions);
    return connection.getTable(TableName.valueOf(name));
  }

  private Table byKey(String name) throws IOException {
    return table(name, "", "partition by key (K) partitions 3");
  }

  private static byte[] bytes(String text) {
    return Bytes.toBytes(text);
  }

  @Test
  void rowsWhoseCellsAreInPartitionsByTimeAreWhole() throws IOException {
    Table table = table(
        "driver_time",
        " G bigint generated always as (ABS(T)),",
        "partition by range columns (G) subpartition by key (K) subpartitions 2"
            + " (partition p0 values less than (1000), partition p1 values less than (1000000),"
            + " partition p2 values less than maxvalue)");
    table.put(new Put(ROW)
        .addColumn(A, Q, 100, bytes("old"))
        .addColumn(A, Q, 2000, bytes("middle"))
        .addColumn(A, Q, bytes("new")));
    assertThat(table.get(new Get(ROW).readAllVersions()).size()).isEqualTo(3);
    table.delete(new Delete(ROW).addColumns(A, Q, 1000));
    assertThat(table.get(new Get(ROW).readAllVersions()).size()).isEqualTo(2);
    table.delete(new Delete(ROW));
    assertThat(table.get(new Get(ROW)).isEmpty()).isTrue();
  }

  @Test
  void oneBadRowOfAListFailsAloneWithItsServer() throws IOException {
    Table table = byKey("driver_bad_row");
    List<Put> puts = List.of(
        new Put(bytes("good1")).addColumn(A, Q, bytes("v")),
        new Put(bytes("bad")).addColumn(A, Q, new byte[2000]),
        new Put(bytes("good2")).addColumn(A, Q, bytes("v")));
    assertThatThrownBy(() -> table.put(puts))
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, failed -> {
          assertThat(failed.getNumExceptions()).isEqualTo(1);
          assertThat(failed.getRow(0).getRow()).isEqualTo(bytes("bad"));
          assertThat(failed.getHostnamePort(0)).contains(":").doesNotContain("unknown");
        });
    assertThat(table.exists(List.of(new Get(bytes("good1")), new Get(bytes("good2")))))
        .containsExactly(true, true);
  }

  @Test
  void tenThousandRowsAreOneCall() throws IOException {
    Table table = byKey("driver_many");
    List<Put> puts = new ArrayList<>();
    List<Get> gets = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      puts.add(new Put(bytes("row" + i)).addColumn(A, Q, Bytes.toBytes(i)));
      gets.add(new Get(bytes("row" + i)));
    }
    table.put(puts);
    Result[] found = table.get(gets);
    for (int i = 0; i < found.length; i++) {
      assertThat(Bytes.toInt(found[i].getValue(A, Q))).isEqualTo(i);
    }
  }

  @Test
  void fuzzyRowsAreReadByWhatTheyBeginWith() throws IOException {
    Table table = byKey("driver_fuzzy");
    List<Put> puts = new ArrayList<>();
    for (int user = 0; user < 100; user++) {
      for (int month = 1; month <= 12; month++) {
        puts.add(new Put(bytes("u%02d_%02d".formatted(user, month))).addColumn(A, Q, bytes("v")));
      }
    }
    table.put(puts);
    byte[] thirdCharacterIsFree = {0, 0, 1, 0, 0, 0};
    FuzzyRowFilter filter = new FuzzyRowFilter(List.of(
        new Pair<>(bytes("u2?_07"), thirdCharacterIsFree),
        new Pair<>(bytes("u7?_07"), thirdCharacterIsFree.clone())));
    for (boolean reversed : new boolean[] {false, true}) {
      Scan scan = new Scan().setFilter(filter).setReversed(reversed).setScanMetricsEnabled(true);
      List<String> found = new ArrayList<>();
      try (ResultScanner scanner = table.getScanner(scan)) {
        scanner.forEach(result -> found.add(Bytes.toString(result.getRow())));
        assertThat(found)
            .hasSize(20)
            .allMatch(row -> row.matches("u[27]\\d_07"))
            .isSortedAccordingTo(reversed ? Comparator.reverseOrder() : Comparator.naturalOrder());
        assertThat(scanner.getScanMetrics().countOfRowsScanned.get()).isLessThanOrEqualTo(240);
      }
    }
  }

  @Test
  void onlyOneOfManyTakesWhatAFilterFindsFree() throws Exception {
    TableName name = TableName.valueOf("driver_taken");
    // Of one version: where more are kept a filter finds older ones, too, as in HBase.
    try (Admin admin = connection.getAdmin()) {
      admin.createTable(TableDescriptorBuilder.newBuilder(name)
          .setColumnFamily(ColumnFamilyDescriptorBuilder.of(A))
          .build());
    }
    Table table = connection.getTable(name);
    Filter free = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("free")));
    try (AsyncConnection async =
        ConnectionFactory.createAsyncConnection(conf).get(30, TimeUnit.SECONDS)) {
      var takers = async.getTable(name);
      for (int round = 0; round < 20; round++) {
        byte[] row = bytes("r" + round);
        table.put(new Put(row).addColumn(A, Q, bytes("free")));
        List<CompletableFuture<CheckAndMutateResult>> attempts = new ArrayList<>();
        for (int taker = 0; taker < 16; taker++) {
          attempts.add(takers.checkAndMutate(CheckAndMutate.newBuilder(row)
              .ifMatches(free)
              .build(new Put(row).addColumn(A, Q, bytes("taken by " + taker)))));
        }
        int taken = 0;
        for (CompletableFuture<CheckAndMutateResult> attempt : attempts) {
          taken += attempt.get(30, TimeUnit.SECONDS).isSuccess() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
      }
    }
  }

  @Test
  void aDeleteSeesWhatWasPutJustBefore() throws IOException {
    Table table = byKey("driver_delete");
    for (int i = 0; i < 50; i++) {
      table.put(new Put(ROW).addColumn(A, Q, bytes("v")));
      table.delete(new Delete(ROW));
      assertThat(table.get(new Get(ROW)).isEmpty()).isTrue();
    }
  }

  @Test
  void asynchronousConnectionsComeFromHBasesFactory() throws Exception {
    byKey("driver_async");
    try (AsyncConnection async =
        ConnectionFactory.createAsyncConnection(conf).get(30, TimeUnit.SECONDS)) {
      var table = async.getTable(TableName.valueOf("driver_async"));
      Result added = table
          .increment(new Increment(ROW).addColumn(A, Q, 5))
          .thenCompose(first -> table.increment(new Increment(ROW).addColumn(A, Q, 2)))
          .get(30, TimeUnit.SECONDS);
      assertThat(Bytes.toLong(added.getValue(A, Q))).isEqualTo(7);
    }
  }

  @Test
  void callsOnAClosedConnectionFailAtOnce() throws IOException {
    Table table = byKey("driver_closed");
    table.get(new Get(ROW));
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThatThrownBy(() -> table.get(new Get(ROW))).isInstanceOf(IOException.class);
  }
}
