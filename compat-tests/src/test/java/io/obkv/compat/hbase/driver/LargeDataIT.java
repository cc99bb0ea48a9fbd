// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.hbase.ObkvTarget;
import java.io.IOException;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cells and rows far larger than most. */
@ExtendWith(TargetExtension.class)
class LargeDataIT {
  private static final byte[] ROW = Bytes.toBytes("r");
  private static final byte[] FAMILY = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");
  private static final int CELL_BYTES = 5 << 20;
  private static final int COLUMNS = 100_000;
  private static final int PART = 1_000;

  private final Tables tables;
  private final Configuration conf = HBaseConfiguration.create();
  private Connection connection;

  LargeDataIT(TestTarget target, Tables tables) {
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

  private Table table(String name) throws IOException {
    tables.execute("drop table if exists `" + name + "$a`");
    tables.execute("create tablegroup if not exists " + name + " sharding = 'ADAPTIVE'");
    tables.execute("create table `" + name + "$a` (K varbinary(1024) not null,"
        + " Q varbinary(256) not null, T bigint not null, V longblob,"
        + " primary key (K, Q, T)) tablegroup = " + name + " kv_attributes = '{\"Hbase\": {}}'");
    return connection.getTable(TableName.valueOf(name));
  }

  @Test
  void aCellOfFiveMegabytesComesBackWhole() throws IOException {
    Table table = table("large_cell");
    byte[] value = new byte[CELL_BYTES];
    new Random(1).nextBytes(value);
    table.put(new Put(ROW).addColumn(FAMILY, Q, value));
    table.put(new Put(Bytes.toBytes("s")).addColumn(FAMILY, Q, value));
    assertThat(table.get(new Get(ROW)).getValue(FAMILY, Q)).isEqualTo(value);
    try (ResultScanner scanner = table.getScanner(new Scan())) {
      assertThat(scanner.next().getValue(FAMILY, Q)).isEqualTo(value);
      assertThat(scanner.next().getValue(FAMILY, Q)).isEqualTo(value);
      assertThat(scanner.next()).isNull();
    }
  }

  @Test
  void aRowOfAHundredThousandColumnsIsWrittenReadAndDeletedAtOnce() throws IOException {
    Table table = table("wide_row");
    Put put = new Put(ROW);
    for (int i = 0; i < COLUMNS; i++) {
      put.addColumn(FAMILY, Bytes.toBytes(i), 1, Bytes.toBytes(-i));
    }
    table.put(put);
    Result row = table.get(new Get(ROW));
    assertThat(row.size()).isEqualTo(COLUMNS);
    for (int i = 0; i < COLUMNS; i++) {
      assertThat(Bytes.toInt(row.rawCells()[i].getQualifierArray(), qualifierAt(row, i)))
          .isEqualTo(i);
    }
    int parts = 0;
    try (ResultScanner scanner = table.getScanner(new Scan().setBatch(PART))) {
      for (Result part : scanner) {
        assertThat(part.size()).isEqualTo(PART);
        parts++;
      }
    }
    assertThat(parts).isEqualTo(COLUMNS / PART);
    table.delete(new Delete(ROW));
    assertThat(table.exists(new Get(ROW))).isFalse();
  }

  private static int qualifierAt(Result row, int cell) {
    return row.rawCells()[cell].getQualifierOffset();
  }
}
