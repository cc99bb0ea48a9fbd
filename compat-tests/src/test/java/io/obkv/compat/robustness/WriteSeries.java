// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.error.TransportException;
import io.obkv.transport.Connection;
import io.obkv.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;

/**
 * The writes of one thread, one after the other: in turn a single row and a batch of several, numbered
 * so that they can be checked afterwards. For one thread at a time.
 */
final class WriteSeries {
  /** Rows of every second write. */
  static final int BATCH = 5;

  private final long writer;
  private final TableCalls calls;
  private final Runnable onWritten;
  private final Set<Long> doubtful = new HashSet<>();
  private long next;

  /**
   * @param onWritten called after each acknowledged write
   */
  WriteSeries(long writer, TableCalls calls, Runnable onWritten) {
    this.writer = writer;
    this.calls = calls;
    this.onWritten = onWritten;
  }

  /** Writes until the connection breaks; the write under way then may be stored or not. */
  void writeUntilBroken(Connection connection) {
    while (true) {
      long number = next++;
      try {
        write(connection, number);
        onWritten.run();
      } catch (CompletionException e) {
        if (e.getCause() instanceof TransportException) {
          doubtful.add(number);
          return;
        }
        throw e;
      }
    }
  }

  private void write(Connection connection, long number) {
    Value value = Value.ofBigInt(number);
    if (rows(number) == 1) {
      var unused = connection.send(calls.write(key(number, 0), value)).join();
    } else {
      List<List<Value>> keys =
          LongStream.range(0, BATCH).mapToObj(i -> key(number, i)).toList();
      var unused = connection.send(calls.writeAll(keys, value)).join();
    }
  }

  private static int rows(long number) {
    return number % 2 == 0 ? 1 : BATCH;
  }

  private List<Value> key(long number, long row) {
    return List.of(Value.ofBigInt(writer), Value.ofBigInt(number), Value.ofBigInt(row));
  }

  /** The first key that this series can write. */
  List<Value> firstKey() {
    return key(0, 0);
  }

  /** The last key that it has tried to write. */
  List<Value> lastKey() {
    return key(next, BATCH);
  }

  /**
   * What is wrong with the rows found; empty when nothing is.
   *
   * @param rowsOf how many rows were found of each write
   */
  List<String> faults(Map<Long, Integer> rowsOf) {
    return LongStream.range(0, next)
        .filter(number -> !fits(number, rowsOf.getOrDefault(number, 0)))
        .mapToObj(number -> "write " + number + " of writer " + writer
            + (doubtful.contains(number) ? ", not acknowledged," : ", acknowledged,") + " has "
            + rowsOf.getOrDefault(number, 0) + " of " + rows(number) + " rows")
        .toList();
  }

  private boolean fits(long number, int found) {
    return found == rows(number) || found == 0 && doubtful.contains(number);
  }
}
