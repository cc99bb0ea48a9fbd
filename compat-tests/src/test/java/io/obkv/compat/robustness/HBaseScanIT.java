// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.hbase.ObkvConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long scans: in little memory on both ends, and over the death of the server. */
class HBaseScanIT {
  private static final String TABLE = "long_scan";
  private static final byte[] FAMILY = Bytes.toBytes("f");
  private static final int COLUMNS = 10;
  private static final String SCHEMA = "create tablegroup if not exists " + TABLE
      + " sharding = 'ADAPTIVE';\ncreate table if not exists `" + TABLE
      + "$f` (K varbinary(1024) not null, Q varbinary(256) not null, T bigint not null,"
      + " V varbinary(1024), primary key (K, Q, T)) tablegroup = " + TABLE
      + " kv_attributes = '{\"Hbase\": {}}'";

  /** All cells together take more than the heap of either end. */
  private static final int CELLS = Integer.getInteger("obkv.hbase.cells", 200_000);

  private static final int VALUE_LENGTH = 500;
  private static final String HEAP = "-Xmx64m";

  private static final int ROWS_OF_RESTART = 20_000;
  private static final int ROWS_BEFORE_RESTART = 7_000;
  private static final int ROWS_OF_PAGE = 100;

  @TempDir
  private Path work;

  private int port;
  private int sqlPort;
  private ServerProcess server;

  private void start(String heap) throws IOException {
    if (port == 0) {
      List<Integer> ports = FreePorts.find(2);
      port = ports.get(0);
      sqlPort = ports.get(1);
    }
    server = ServerProcess.start(work.resolve("server"), port, sqlPort, SCHEMA, List.of(heap));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private String url() {
    return "obkv://root%40test%23lite:@127.0.0.1:" + sqlPort
        + "/test?mode=direct&metadataTimeout=30s";
  }

  private Connection connect() throws IOException {
    Configuration conf = HBaseConfiguration.create();
    ObkvConfiguration.configure(conf, url());
    return ConnectionFactory.createConnection(conf);
  }

  private static byte[] row(int number) {
    return Bytes.toBytes(String.format("%09d", number));
  }

  private static void fill(Connection connection, int rows) throws IOException {
    byte[] value = new byte[VALUE_LENGTH];
    new Random(1).nextBytes(value);
    try (BufferedMutator mutator = connection.getBufferedMutator(TableName.valueOf(TABLE))) {
      for (int i = 0; i < rows; i++) {
        Put put = new Put(row(i));
        for (int column = 0; column < COLUMNS; column++) {
          put.addColumn(FAMILY, Bytes.toBytes("c" + column), value);
        }
        mutator.mutate(put);
      }
    }
  }

  @Test
  void aLongScanTakesLittleMemoryOnBothEnds() throws Exception {
    start(HEAP);
    try (Connection connection = connect()) {
      fill(connection, CELLS / COLUMNS);
    }
    assertThat(scanInLittleMemory()).endsWith("CELLS " + CELLS);
    assertThat(server.isAlive()).isTrue();
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
  }

  private List<String> scanInLittleMemory() throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            ScanProcess.class.getName(),
            url(),
            TABLE,
            Integer.toString(VALUE_LENGTH))
        .redirectErrorStream(true)
        .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } finally {
      process.destroyForcibly();
    }
    return lines;
  }

  @Test
  void aScanGoesOnBehindTheLastRowWhenItsServerIsKilledAndStartedAgain() throws Exception {
    start("-Xmx256m");
    try (Connection connection = connect()) {
      fill(connection, ROWS_OF_RESTART);
      Scan scan = new Scan().setCaching(ROWS_OF_PAGE);
      List<String> found = new ArrayList<>();
      try (ResultScanner scanner = connection.getTable(TableName.valueOf(TABLE)).getScanner(scan)) {
        take(scanner, ROWS_BEFORE_RESTART, found);
        server.kill();
        CompletableFuture<Void> started = CompletableFuture.runAsync(this::startAgain);
        take(scanner, Integer.MAX_VALUE, found);
        started.get();
      }
      assertThat(found)
          .isEqualTo(IntStream.range(0, ROWS_OF_RESTART)
              .mapToObj(number -> Bytes.toString(row(number)))
              .toList());
    }
  }

  private void startAgain() {
    try {
      start("-Xmx256m");
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void take(ResultScanner scanner, int most, List<String> into) throws IOException {
    for (int i = 0; i < most; i++) {
      Result row = scanner.next();
      if (row == null) {
        return;
      }
      assertThat(row.size()).isEqualTo(COLUMNS);
      into.add(Bytes.toString(row.getRow()));
    }
  }
}
