// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What one may ask of the table of cities. */
final class CityQuestions {
  private final Table table;

  CityQuestions(Table table) {
    this.table = table;
  }

  /** How many rows the table has. */
  long count() {
    return table.aggregate(Aggregate.of(Query.all()).count()).getLong("count(*)");
  }

  /** The cities with most inhabitants, largest first: an index read from its end. */
  List<City> largest(int count) {
    return cities(
        Query.builder().index("by_population").reverse().limit(count).build());
  }

  /** A country's cities from an id to another, both included, in the order of their ids. */
  List<City> between(String country, long firstId, long lastId) {
    Key first = Key.of("country", country).and("id", firstId);
    Key last = Key.of("country", country).and("id", lastId);
    return cities(Query.of(ScanRange.between(first, last)));
  }

  /** The cities of a time zone: an index read at one value. */
  List<City> inTimeZone(String timeZone) {
    return cities(Query.builder()
        .index("by_time_zone")
        .range(ScanRange.prefix(Key.of("time_zone", timeZone)))
        .build());
  }

  /** A country's cities with more inhabitants than that: the server leaves out the others. */
  List<City> above(String country, long population) {
    return cities(Query.builder()
        .range(country(country))
        .where(Filter.gt("population", population))
        .build());
  }

  /** The inhabitants of a country's cities, computed by the server. */
  Inhabitants inhabitants(String country) {
    Row row = table.aggregate(Aggregate.of(Query.of(country(country)))
        .count()
        .max("population")
        .sum("population")
        .avg("population"));
    return new Inhabitants(
        row.getLong("count(*)"),
        row.getLong("max(population)"),
        row.getLong("sum(population)"),
        row.getDouble("avg(population)"));
  }

  /** One city by its key. */
  Optional<City> city(String country, long id) {
    return table
        .get(Get.of(Key.of("country", country).and("id", id)))
        .map(row -> row.as(City.class));
  }

  /** The city's time zone, when the answer is here; no thread waits for it. */
  CompletableFuture<Optional<String>> timeZone(City city) {
    return table
        .getAsync(Get.of(city.key()).select("time_zone"))
        .thenApply(found -> found.map(row -> row.getString("time_zone")));
  }

  private static ScanRange country(String country) {
    return ScanRange.prefix(Key.of("country", country));
  }

  private List<City> cities(Query query) {
    try (Stream<Row> rows = table.stream(query)) {
      return rows.map(row -> row.as(City.class)).toList();
    }
  }
}
