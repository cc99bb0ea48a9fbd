// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import java.io.IOException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Reads more rows than should be in memory at once: as a stream, and as a publisher. */
public final class StreamingProgram {
  private static final String COUNTRY = "IN";
  private static final int PAGE_SIZE = 100;

  private StreamingProgram() {}

  /** Takes a connection string; without one, connects to a server on this machine. */
  public static void main(String[] arguments) throws IOException {
    try (TableClient client = TableClient.connect(Address.of(arguments))) {
      Table cities = client.table("cities");
      new CityLoader(cities).load(Cities.read(COUNTRY));
      run(cities, Report.toStandardOutput());
    }
  }

  static void run(Table cities, Report report) {
    Query query = Query.builder()
        .range(ScanRange.prefix(Key.of("country", COUNTRY)))
        .select("name", "population")
        .pageSize(PAGE_SIZE)
        .build();
    // Pages are fetched as the stream is read; closing it ends the query at the server.
    try (Stream<Row> rows = cities.stream(query)) {
      rows.filter(row -> row.getLong("population") > 5_000_000)
          .forEach(row -> report.line("%s has above 5 million inhabitants", row.getString("name")));
    }

    Flow.Publisher<Row> publisher = cities.publisher(query);
    InhabitantsSubscriber subscriber = new InhabitantsSubscriber(PAGE_SIZE);
    publisher.subscribe(subscriber);
    report.line("%,d inhabitants in all", subscriber.total().join());
  }
}
