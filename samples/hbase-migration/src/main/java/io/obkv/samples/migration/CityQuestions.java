// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

import static io.obkv.samples.migration.CityTables.INFO;
import static io.obkv.samples.migration.CityTables.NAME;
import static io.obkv.samples.migration.CityTables.POPULATION;
import static io.obkv.samples.migration.CityTables.STATS;
import static io.obkv.samples.migration.CityTables.ZONE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.util.Bytes;

/** Reads: by key, by range, with filters, and without waiting. */
final class CityQuestions {
  private CityQuestions() {}

  /** A city and its time zone. */
  static String city(Connection connection, String country, long id) throws IOException {
    try (Table table = connection.getTable(CityTables.DIRECTORY)) {
      Result row = table.get(new Get(CityTables.key(country, id)).addFamily(INFO));
      return text(row, NAME) + ", " + text(row, ZONE);
    }
  }

  /** The largest cities of a time zone. */
  static List<String> largest(Connection connection, String timeZone, int limit)
      throws IOException {
    Scan scan = new Scan()
        .setStartStopRowForPrefixScan(CityTables.zonePrefix(timeZone))
        .addColumn(INFO, NAME)
        .setLimit(limit);
    return names(connection, CityTables.RANKING, scan);
  }

  /** The cities of a country with a name like this, and more inhabitants than that. */
  static List<String> matching(
      Connection connection, String country, String nameExpression, long inhabitants)
      throws IOException {
    SingleColumnValueFilter large = new SingleColumnValueFilter(
        STATS,
        POPULATION,
        CompareOperator.GREATER,
        new BinaryComparator(Bytes.toBytes(inhabitants)));
    large.setFilterIfMissing(true);
    SingleColumnValueFilter named = new SingleColumnValueFilter(
        INFO, NAME, CompareOperator.EQUAL, new RegexStringComparator(nameExpression));
    Scan scan = new Scan()
        .setStartStopRowForPrefixScan(Bytes.toBytes(country))
        .addColumn(INFO, NAME)
        .addColumn(STATS, POPULATION)
        .setFilter(new FilterList(FilterList.Operator.MUST_PASS_ALL, large, named));
    return names(connection, CityTables.DIRECTORY, scan);
  }

  /** The last cities of the directory, backwards. */
  static List<String> last(Connection connection, int limit) throws IOException {
    Scan scan = new Scan().setReversed(true).addColumn(INFO, NAME).setLimit(limit);
    return names(connection, CityTables.DIRECTORY, scan);
  }

  /** Inhabitants of all cities together. */
  static long inhabitants(Connection connection) throws IOException {
    long sum = 0;
    Scan scan = new Scan().addColumn(STATS, POPULATION).setCaching(1000);
    try (Table table = connection.getTable(CityTables.DIRECTORY);
        ResultScanner scanner = table.getScanner(scan)) {
      for (Result row : scanner) {
        sum += Bytes.toLong(row.getValue(STATS, POPULATION));
      }
    }
    return sum;
  }

  /** Names of several cities, asked for at once over a connection that does not wait. */
  static List<String> together(Configuration configuration, String country, long... ids)
      throws IOException {
    try (AsyncConnection connection =
        ConnectionFactory.createAsyncConnection(configuration).join()) {
      AsyncTable<?> table = connection.getTable(CityTables.DIRECTORY);
      List<CompletableFuture<String>> names = new ArrayList<>();
      for (long id : ids) {
        names.add(table
            .get(new Get(CityTables.key(country, id)).addColumn(INFO, NAME))
            .thenApply(row -> text(row, NAME)));
      }
      return names.stream().map(CompletableFuture::join).toList();
    }
  }

  private static List<String> names(Connection connection, TableName name, Scan scan)
      throws IOException {
    List<String> names = new ArrayList<>();
    try (Table table = connection.getTable(name);
        ResultScanner scanner = table.getScanner(scan)) {
      for (Result row : scanner) {
        names.add(text(row, NAME));
      }
    }
    return names;
  }

  private static String text(Result row, byte[] qualifier) {
    return Bytes.toString(row.getValue(INFO, qualifier));
  }
}
