// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

import static io.obkv.samples.migration.CityTables.DIRECTORY;
import static io.obkv.samples.migration.CityTables.INFO;
import static io.obkv.samples.migration.CityTables.NAME;
import static io.obkv.samples.migration.CityTables.STATS;
import static io.obkv.samples.migration.CityTables.VISITS;
import static io.obkv.samples.migration.CityTables.ZONE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** Writes that others must not come between. */
final class CityChanges {
  private CityChanges() {}

  /** Counts visits from several threads, and gives what the counter says then. */
  static long visit(Connection connection, byte[] city, int threads, int visits)
      throws IOException {
    List<CompletableFuture<Void>> visitors = IntStream.range(0, threads)
        .mapToObj(thread -> CompletableFuture.runAsync(() -> count(connection, city, visits)))
        .toList();
    visitors.forEach(CompletableFuture::join);
    try (Table table = connection.getTable(DIRECTORY)) {
      return Bytes.toLong(table.get(new Get(city)).getValue(STATS, VISITS));
    }
  }

  private static void count(Connection connection, byte[] city, int visits) {
    try (Table table = connection.getTable(DIRECTORY)) {
      for (int i = 0; i < visits; i++) {
        table.increment(new Increment(city).addColumn(STATS, VISITS, 1).setReturnResults(false));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renames a city if it is called so; false where it is not. */
  static boolean rename(Connection connection, byte[] city, String from, String to)
      throws IOException {
    Put renamed = new Put(city).addColumn(INFO, NAME, Bytes.toBytes(to));
    try (Table table = connection.getTable(DIRECTORY)) {
      return table
          .checkAndMutate(CheckAndMutate.newBuilder(city)
              .ifEquals(INFO, NAME, Bytes.toBytes(from))
              .build(renamed))
          .isSuccess();
    }
  }

  /** Gives a city a new name and forgets its time zone, both or neither. */
  static void secede(Connection connection, byte[] city, String name) throws IOException {
    try (Table table = connection.getTable(DIRECTORY)) {
      var unused = table.mutateRow(RowMutations.of(List.of(
          new Put(city).addColumn(INFO, NAME, Bytes.toBytes(name)),
          new Delete(city).addColumns(INFO, ZONE))));
    }
  }

  /** All names that a city has had, the newest first. */
  static List<String> names(Connection connection, byte[] city) throws IOException {
    try (Table table = connection.getTable(DIRECTORY)) {
      List<Cell> cells = table
          .get(new Get(city).addColumn(INFO, NAME).readAllVersions())
          .getColumnCells(INFO, NAME);
      return cells.stream()
          .map(cell -> Bytes.toString(CellUtil.cloneValue(cell)))
          .toList();
    }
  }

  /** Whether a city has a time zone. */
  static boolean hasZone(Connection connection, byte[] city) throws IOException {
    try (Table table = connection.getTable(DIRECTORY)) {
      return table.exists(new Get(city).addColumn(INFO, ZONE));
    }
  }
}
