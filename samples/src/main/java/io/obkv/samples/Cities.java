// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the cities that come with the samples; their README says where they are from. */
final class Cities {
  private static final String FILE = "cities.tsv.gz";
  private static final String TABLES = "tables.sql";

  private Cities() {}

  /** All cities, by country and id. */
  static List<City> read() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(resource(FILE)), StandardCharsets.UTF_8))) {
      return lines.lines().map(Cities::city).toList();
    }
  }

  /** The cities of a country, by id. */
  static List<City> read(String country) throws IOException {
    return read().stream().filter(city -> city.country().equals(country)).toList();
  }

  private static City city(String line) {
    String[] columns = line.split("\t", -1);
    return new City(
        columns[0],
        Long.parseLong(columns[1]),
        columns[2],
        Double.parseDouble(columns[3]),
        Double.parseDouble(columns[4]),
        Long.parseLong(columns[5]),
        columns[6]);
  }

  /** The statements that make the table for them. */
  static String tables() throws IOException {
    try (InputStream file = resource(TABLES)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream file = Cities.class.getResourceAsStream(name);
    if (file == null) {
      throw new FileNotFoundException(name + " is missing among the classes");
    }
    return file;
  }
}
