// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Update;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;

/** Writes a row, reads it, changes it and deletes it; every call waits for its answer. */
public final class FirstProgram {
  private FirstProgram() {}

  /** Takes a connection string; without one, connects to a server on this machine. */
  public static void main(String[] arguments) {
    try (TableClient client = TableClient.connect(Address.of(arguments))) {
      run(client.table("cities"), Report.toStandardOutput());
    }
  }

  static void run(Table cities, Report report) {
    Key key = Key.of("country", "CH").and("id", 1L);
    cities.insertOrUpdate(InsertOrUpdate.of(key)
        .set("name", "Seldwyla")
        .set("latitude", 47.4)
        .set("longitude", 8.3)
        .set("population", 2_000L)
        .set("time_zone", "Europe/Zurich"));

    Row row = cities.get(Get.of(key).select("name", "population")).orElseThrow();
    report.line("%s has %,d inhabitants", row.getString("name"), row.getLong("population"));

    MutationResult changed = cities.update(Update.of(key).set("population", 2_001L));
    report.line("%d row changed", changed.affectedRows());

    Row counted =
        cities.increment(Increment.of(key).by("visits", 1).returningRow()).row().orElseThrow();
    report.line("%d visit", counted.getLong("visits"));

    MutationResult deleted = cities.delete(Delete.of(key));
    report.line("%d row deleted", deleted.affectedRows());
    report.line("it is %s", cities.get(Get.of(key)).isPresent() ? "still there" : "gone");
  }
}
