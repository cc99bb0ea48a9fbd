// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.Connection;

/** Writes all cities to both tables. */
final class CityLoader {
  private static final String FILE = "cities.tsv.gz";

  private CityLoader() {}

  /** Gives how many there are. */
  static int load(Connection connection) throws IOException {
    List<City> cities = read();
    try (BufferedMutator directory = connection.getBufferedMutator(CityTables.DIRECTORY);
        BufferedMutator ranking = connection.getBufferedMutator(CityTables.RANKING)) {
      for (City city : cities) {
        directory.mutate(CityTables.directoryRow(city));
        ranking.mutate(CityTables.rankingRow(city));
      }
    }
    return cities.size();
  }

  private static List<City> read() throws IOException {
    InputStream file = CityLoader.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new FileNotFoundException(FILE + " is missing among the classes");
    }
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return lines.lines().map(City::parse).toList();
    }
  }
}
