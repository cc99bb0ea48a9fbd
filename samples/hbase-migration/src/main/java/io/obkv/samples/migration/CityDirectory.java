// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionLocator;

/**
 * A directory of cities on HBase. Where its data are is said by the {@code hbase-site.xml} on its class path
 * alone; what it prints is the same on Apache HBase and on OBKV.
 */
public final class CityDirectory {
  private static final String SWITZERLAND = "CH";
  private static final long BERN = 2661552;
  private static final long GENEVA = 2660646;
  private static final long ZURICH = 2657896;
  private static final byte[] BERN_ROW = CityTables.key(SWITZERLAND, BERN);

  private final Configuration configuration;
  private final Connection connection;
  private final PrintStream out;

  private CityDirectory(Configuration configuration, Connection connection, PrintStream out) {
    this.configuration = configuration;
    this.connection = connection;
    this.out = out;
  }

  /** Makes the tables, loads them, asks, changes, and removes them. */
  public static void main(String[] args) throws IOException {
    Configuration configuration = HBaseConfiguration.create();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (Connection connection = ConnectionFactory.createConnection(configuration)) {
      CityDirectory directory = new CityDirectory(configuration, connection, out);
      directory.load();
      directory.ask();
      directory.change();
      CityTables.drop(connection);
    }
  }

  private void load() throws IOException {
    CityTables.create(connection);
    line("%,d cities loaded", CityLoader.load(connection));
    try (RegionLocator regions = connection.getRegionLocator(CityTables.DIRECTORY)) {
      line("in %d regions", regions.getAllRegionLocations().size());
    }
  }

  private void ask() throws IOException {
    line("Inhabitants: %,d", CityQuestions.inhabitants(connection));
    line("One city: %s", CityQuestions.city(connection, SWITZERLAND, BERN));
    line(
        "Largest by the time of Tokyo: %s",
        String.join(", ", CityQuestions.largest(connection, "Asia/Tokyo", 5)));
    line(
        "Large cities of Germany with a B: %s",
        String.join(", ", CityQuestions.matching(connection, "DE", "^B", 200_000)));
    line("Last in the directory: %s", String.join(", ", CityQuestions.last(connection, 3)));
    line(
        "Asked without waiting: %s",
        String.join(
            ", ", CityQuestions.together(configuration, SWITZERLAND, BERN, GENEVA, ZURICH)));
  }

  private void change() throws IOException {
    line("Visits to Bern: %,d", CityChanges.visit(connection, BERN_ROW, 4, 100));
    line("Renamed: %s", CityChanges.rename(connection, BERN_ROW, "Bern", "Berna"));
    line("Renamed again: %s", CityChanges.rename(connection, BERN_ROW, "Bern", "Berne"));
    CityChanges.secede(connection, BERN_ROW, "Bärn");
    line("Its names: %s", String.join(", ", CityChanges.names(connection, BERN_ROW)));
    line("Has a time zone: %s", CityChanges.hasZone(connection, BERN_ROW));
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
