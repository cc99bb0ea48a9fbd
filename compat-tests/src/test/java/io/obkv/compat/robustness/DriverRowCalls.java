// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.table.Table;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.Optional;

/** With our table driver. */
record DriverRowCalls(Table table) implements RowCalls {
  private static Key key(long key) {
    return Key.of("k", key);
  }

  @Override
  public void write(List<Long> keys, long value) {
    List<InsertOrUpdate> writes =
        keys.stream().map(key -> InsertOrUpdate.of(key(key)).set("v", value)).toList();
    if (writes.size() == 1) {
      table.insertOrUpdate(writes.get(0));
    } else {
      table.batch(Batch.of(writes));
    }
  }

  @Override
  public List<Long> read(List<Long> keys) {
    List<Get> reads = keys.stream().map(key -> Get.of(key(key)).select("v")).toList();
    if (reads.size() == 1) {
      return List.of(valueOf(table.get(reads.get(0))));
    }
    return table.batch(Batch.of(reads)).results().stream()
        .map(MutationResult::row)
        .map(DriverRowCalls::valueOf)
        .toList();
  }

  private static long valueOf(Optional<Row> row) {
    return row.map(found -> found.getLong("v")).orElse(NONE);
  }

  @Override
  public void increment(long key) {
    table.increment(Increment.of(key(key)).by("v", 1L));
  }

  @Override
  public boolean isExpected(Exception failure) {
    return failure instanceof TransportException || failure instanceof DeadlineExceededException;
  }

  @Override
  public boolean mayBeApplied(Exception failure) {
    return !(failure instanceof ObkvException known) || known.effect() != Effect.NOT_APPLIED;
  }
}
