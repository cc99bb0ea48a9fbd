// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.error.ServerException;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.result.BatchResult;
import java.io.IOException;
import java.util.List;

/** Sends many operations at once. A batch is one transaction: all of it is done, or nothing. */
public final class BatchProgram {
  private BatchProgram() {}

  /** Takes a connection string; without one, connects to a server on this machine. */
  public static void main(String[] arguments) throws IOException {
    try (TableClient client = TableClient.connect(Address.of(arguments))) {
      run(client.table("cities"), Cities.read("CH"), Report.toStandardOutput());
    }
  }

  static void run(Table table, List<City> cities, Report report) {
    BatchResult written = table.batch(Batch.of(cities.stream()
        .map(city -> InsertOrUpdate.of(city.key()).setAll(city))
        .toList()));
    report.line("%d rows written at once", written.affectedRows());

    BatchResult read = table.batch(
        Batch.of(cities.stream().map(city -> Get.of(city.key()).select("name")).toList()));
    read.results().forEach(result ->
        result.row().ifPresent(row -> report.line("  %s", row.getString("name"))));

    City taken = cities.get(0);
    City free = new City(taken.country(), 1, "Seldwyla", 47.4, 8.3, 2_000, taken.timeZone());
    insertBoth(table, free, taken, report);
  }

  private static void insertBoth(Table table, City free, City taken, Report report) {
    try {
      table.batch(Batch.of(inserted(free), inserted(taken)));
      report.line("both rows inserted");
    } catch (ServerException e) {
      report.line("refused with %d, for %s is there already", e.number(), taken.name());
      boolean there = table.get(Get.of(free.key())).isPresent();
      report.line("so %s was %s", free.name(), there ? "inserted alone" : "not inserted either");
    }
  }

  private static Insert inserted(City city) {
    return Insert.of(city.key()).setAll(city);
  }
}
