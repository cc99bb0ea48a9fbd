// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/** Connections and tables as objects, arguments that the client refuses, and tables that are missing. */
public final class ConnectionCases extends CaseGroup {
  ConnectionCases() {
    super("connection");
  }

  private TableName missing() {
    return tableName("missing");
  }

  @HBaseCase
  public void closedTwice() throws IOException {
    Connection other = ConnectionFactory.createConnection(context().configuration());
    assertThat(other.isClosed()).isFalse();
    other.close();
    other.close();
    assertThat(other.isClosed()).isTrue();
    assertThat(connection().isClosed()).isFalse();
  }

  @HBaseCase
  public void connectionOfAPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Connection other = ConnectionFactory.createConnection(context().configuration(), pool);
        Table same = other.getTable(table().getName())) {
      put("x", "a:q=v");
      assertThat(Cells.text(same.get(get("x")))).isEqualTo("a:q=v");
    }
    assertThat(pool.isShutdown()).isFalse();
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @HBaseCase
  public void twoConnectionsSeeTheSame() throws IOException {
    try (Connection other = ConnectionFactory.createConnection(context().configuration());
        Table same = other.getTable(table().getName())) {
      same.put(Cells.put(row("x"), "a:q=v"));
    }
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void configurationIsTold() {
    Configuration configuration = connection().getConfiguration();
    assertThat(configuration).isNotNull();
    assertThat(table().getConfiguration()).isNotNull();
  }

  @HBaseCase
  public void connectionIsNotAborted() {
    assertThat(connection().isAborted()).isFalse();
  }

  @HBaseCase
  public void tableKnowsItsName() {
    assertThat(table().getName().getNameAsString()).isEqualTo("obkv_cases_t");
  }

  @HBaseCase
  public void closedTableLeavesOthersOpen() throws IOException {
    Table other = connection().getTable(table().getName());
    other.close();
    other.close();
    put("x", "a:q=v");
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void tableOfAPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Table other = connection().getTable(table().getName(), pool)) {
      other.put(Cells.put(row("x"), "a:q=v"));
    }
    assertThat(pool.isShutdown()).isFalse();
    pool.shutdown();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void builderSetsTimeouts() throws IOException {
    try (Table other = connection()
        .getTableBuilder(table().getName(), null)
        .setOperationTimeout(11_000)
        .setRpcTimeout(5_000)
        .setReadRpcTimeout(6_000)
        .setWriteRpcTimeout(7_000)
        .build()) {
      assertThat(other.getOperationTimeout(TimeUnit.MILLISECONDS)).isEqualTo(11_000);
      assertThat(other.getReadRpcTimeout(TimeUnit.MILLISECONDS)).isEqualTo(6_000);
      assertThat(other.getWriteRpcTimeout(TimeUnit.SECONDS)).isEqualTo(7);
      other.put(Cells.put(row("x"), "a:q=v"));
      assertThat(Cells.text(other.get(get("x")))).isEqualTo("a:q=v");
    }
  }

  @HBaseCase
  public void timeoutsOfTheConfiguration() throws IOException {
    Configuration configuration = new Configuration(context().configuration());
    configuration.setInt("hbase.client.operation.timeout", 23_000);
    configuration.setInt("hbase.rpc.read.timeout", 9_000);
    try (Connection other = ConnectionFactory.createConnection(configuration);
        Table same = other.getTable(table().getName())) {
      assertThat(same.getOperationTimeout(TimeUnit.MILLISECONDS)).isEqualTo(23_000);
      assertThat(same.getReadRpcTimeout(TimeUnit.MILLISECONDS)).isEqualTo(9_000);
    }
  }

  @HBaseCase
  public void missingTableIsMadeWithoutAnError() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThat(absent.getName()).isEqualTo(missing());
    }
  }

  @HBaseCase
  public void getOfAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> absent.get(get("x"))).isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void putToAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> absent.put(Cells.put(row("x"), "a:q=v")))
          .isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void listsForAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(
              () -> absent.put(List.of(Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "a:q=v"))))
          .isInstanceOf(RetriesExhaustedWithDetailsException.class);
      assertThatThrownBy(() -> absent.delete(new ArrayList<>(List.of(delete("x")))))
          .isInstanceOf(RetriesExhaustedWithDetailsException.class);
      assertThatThrownBy(() -> absent.get(List.of(get("x"), get("y"))))
          .isInstanceOf(RetriesExhaustedWithDetailsException.class);
      assertThatThrownBy(() -> absent.batch(List.of(get("x")), new Object[1]))
          .isInstanceOf(RetriesExhaustedWithDetailsException.class);
    }
  }

  @HBaseCase
  public void deleteFromAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> absent.delete(delete("x")))
          .isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void incrementInAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> absent.increment(new Increment(row("x")).addColumn(A, Q, 1)))
          .isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void scanOfAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> {
            try (ResultScanner scanner = absent.getScanner(new Scan())) {
              scanner.next();
            }
          })
          .isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void existsInAMissingTable() throws IOException {
    try (Table absent = connection().getTable(missing())) {
      assertThatThrownBy(() -> absent.exists(get("x"))).isInstanceOf(TableNotFoundException.class);
    }
  }

  @HBaseCase
  public void emptyPutIsRefused() {
    assertThatThrownBy(() -> table().put(new Put(row("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No columns to insert");
  }

  @HBaseCase
  public void emptyPutInAListIsRefused() throws IOException {
    assertThatThrownBy(() ->
            table().put(java.util.List.of(Cells.put(row("x"), "a:q=v"), new Put(row("y")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void tooLargeCellIsRefused() {
    Configuration configuration = new Configuration(context().configuration());
    configuration.setInt("hbase.client.keyvalue.maxsize", 1000);
    assertThatThrownBy(() -> {
          try (Connection other = ConnectionFactory.createConnection(configuration);
              Table same = other.getTable(table().getName())) {
            same.put(new Put(row("x")).addColumn(A, Q, new byte[2000]));
          }
        })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KeyValue size too large");
  }

  @HBaseCase
  public void emptyRowKeysAreRefused() {
    assertThatThrownBy(() -> new Put(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Get(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Delete(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Get((byte[]) null)).isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void negativeTimestampsAreRefused() {
    assertThatThrownBy(() -> new Put(row("x")).addColumn(A, Q, -1, bytes("v")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Put(row("x"), -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Delete(row("x")).addColumn(A, Q, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void nullFamiliesAreRefused() {
    assertThatThrownBy(() -> table().put(new Put(row("x")).addColumn(null, Q, bytes("v"))))
        .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
  }

  @HBaseCase
  public void versionsBelowOneAreRefused() {
    assertThatThrownBy(() -> get("x").readVersions(0)).isInstanceOf(IOException.class);
  }

  @HBaseCase
  public void turnedTimeRangesAreRefused() {
    assertThatThrownBy(() -> get("x").setTimeRange(5, 4))
        .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
  }

  @HBaseCase
  public void operationsOnAClosedConnectionAreRefused() throws IOException {
    Connection other = ConnectionFactory.createConnection(context().configuration());
    Table closed = other.getTable(table().getName());
    closed.get(get("x"));
    other.close();
    assertThatThrownBy(() -> closed.get(get("x"))).isInstanceOf(IOException.class);
  }

  @HBaseCase
  public void threadsShareAConnection() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      int number = i;
      var unused = pool.submit(() -> {
        try (Table own = connection().getTable(table().getName())) {
          for (int k = 0; k < 25; k++) {
            own.put(Cells.put(row(number + "-" + k), "a:q=v"));
          }
        }
        return null;
      });
      assertThat(unused).isNotNull();
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keys(scan()).split(" ", -1)).hasSize(100);
  }
}
