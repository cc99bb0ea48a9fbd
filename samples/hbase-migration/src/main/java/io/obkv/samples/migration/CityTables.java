// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The tables. {@code city_directory} has a row for each city, by country and number. {@code city_ranking}
 * has one for each city, too, in an order that a scan can answer with: by time zone, the largest first.
 */
final class CityTables {
  static final TableName DIRECTORY = TableName.valueOf("city_directory");
  static final TableName RANKING = TableName.valueOf("city_ranking");

  /** What a city is called, and where it is. */
  static final byte[] INFO = Bytes.toBytes("info");

  static final byte[] NAME = Bytes.toBytes("name");
  static final byte[] ZONE = Bytes.toBytes("zone");

  /** Numbers, each of eight bytes. */
  static final byte[] STATS = Bytes.toBytes("stats");

  static final byte[] POPULATION = Bytes.toBytes("population");
  static final byte[] VISITS = Bytes.toBytes("visits");

  /** Older names are kept, too. */
  private static final int NAMES = 3;

  private static final byte[][] SPLITS = {Bytes.toBytes("F"), Bytes.toBytes("N")};

  private CityTables() {}

  /** Makes both anew. */
  static void create(Connection connection) throws IOException {
    drop(connection);
    try (Admin admin = connection.getAdmin()) {
      admin.createTable(
          TableDescriptorBuilder.newBuilder(DIRECTORY)
              .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(INFO)
                  .setMaxVersions(NAMES)
                  .build())
              .setColumnFamily(ColumnFamilyDescriptorBuilder.of(STATS))
              .build(),
          SPLITS);
      TableDescriptor ranking = TableDescriptorBuilder.newBuilder(RANKING)
          .setColumnFamily(ColumnFamilyDescriptorBuilder.of(INFO))
          .build();
      admin.createTable(ranking);
    }
  }

  /** Removes both, if they are there. */
  static void drop(Connection connection) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      for (TableName table : List.of(DIRECTORY, RANKING)) {
        if (admin.tableExists(table)) {
          admin.disableTable(table);
          admin.deleteTable(table);
        }
      }
    }
  }

  static byte[] key(String country, long id) {
    return Bytes.add(Bytes.toBytes(country), Bytes.toBytes(id));
  }

  static Put directoryRow(City city) {
    return new Put(key(city.country(), city.id()))
        .addColumn(INFO, NAME, Bytes.toBytes(city.name()))
        .addColumn(INFO, ZONE, Bytes.toBytes(city.timeZone()))
        .addColumn(STATS, POPULATION, Bytes.toBytes(city.population()));
  }

  static Put rankingRow(City city) {
    byte[] row = Bytes.add(
        zonePrefix(city.timeZone()),
        Bytes.toBytes(Long.MAX_VALUE - city.population()),
        Bytes.toBytes(city.id()));
    return new Put(row).addColumn(INFO, NAME, Bytes.toBytes(city.name()));
  }

  /** A zero byte ends the zone, so that no zone is the beginning of another. */
  static byte[] zonePrefix(String timeZone) {
    return Bytes.add(Bytes.toBytes(timeZone), new byte[1]);
  }
}
