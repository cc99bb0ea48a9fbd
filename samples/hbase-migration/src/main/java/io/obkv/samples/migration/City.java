// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples.migration;

/** A city, as it is in the file. */
record City(String country, long id, String name, long population, String timeZone) {
  static City parse(String line) {
    String[] columns = line.split("\t", -1);
    return new City(
        columns[0], Long.parseLong(columns[1]), columns[2], Long.parseLong(columns[5]), columns[6]);
  }
}
