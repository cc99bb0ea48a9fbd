// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.InsertOrUpdate;
import java.util.List;
import java.util.stream.IntStream;

/** Writes cities to the table in batches, each one transaction. May be done again with no effect. */
final class CityLoader {
  /** Rows a batch: large enough that the way to the server does not count, small for its memory. */
  static final int BATCH_SIZE = 500;

  private final Table table;

  CityLoader(Table table) {
    this.table = table;
  }

  /** Writes all of the cities; returns the number of batches. */
  int load(List<City> cities) {
    List<Batch> batches = IntStream.iterate(0, i -> i < cities.size(), i -> i + BATCH_SIZE)
        .mapToObj(i -> cities.subList(i, Math.min(i + BATCH_SIZE, cities.size())))
        .map(CityLoader::batch)
        .toList();
    batches.forEach(table::batch);
    return batches.size();
  }

  private static Batch batch(List<City> cities) {
    return Batch.of(cities.stream()
        .map(city -> InsertOrUpdate.of(city.key()).setAll(city))
        .toList());
  }
}
