// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The rows of the table of the benchmarks: keys in order by their number, and values of one length.
 * Everything is made beforehand, so that measuring it costs both clients the same, which is nothing.
 * Immutable.
 */
public final class Records {
  public static final String TABLE = "bench_kv";
  public static final String KEY = "k";
  public static final String VALUE = "v";

  /** Rows of a batch or a scan. */
  public static final int GROUP = 100;

  private static final int VALUES = 256;
  private static final int FIRST_PRINTABLE = '0';
  private static final int AFTER_PRINTABLE = 'z' + 1;

  private final String[] keys;
  private final String[] values;

  /**
   * Makes the rows.
   *
   * @param count of rows, at least {@link #GROUP}
   * @param valueLength in bytes, above 0
   */
  public Records(int count, int valueLength) {
    if (count < GROUP || valueLength < 1) {
      throw new IllegalArgumentException(
          "needs " + GROUP + " records or more, and values of a byte or more");
    }
    keys = IntStream.range(0, count)
        .mapToObj(row -> String.format("row%012d", row))
        .toArray(String[]::new);
    Random random = new Random(1);
    values = IntStream.range(0, VALUES)
        .mapToObj(ignored -> text(random, valueLength))
        .toArray(String[]::new);
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, FIRST_PRINTABLE, AFTER_PRINTABLE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The statement that makes the table. */
  public String schema() {
    return "create table if not exists " + TABLE + " (" + KEY + " varchar(64) primary key, " + VALUE
        + " varchar(" + values[0].length() + "))";
  }

  public int count() {
    return keys.length;
  }

  public String key(int row) {
    return keys[row];
  }

  /** Any value. */
  public String anyValue() {
    return values[ThreadLocalRandom.current().nextInt(values.length)];
  }

  /** Any row that an operation may begin at. */
  public int anyRow(Operation operation) {
    boolean many = operation == Operation.BATCH || operation == Operation.SCAN;
    return ThreadLocalRandom.current().nextInt(many ? keys.length - GROUP + 1 : keys.length);
  }
}
