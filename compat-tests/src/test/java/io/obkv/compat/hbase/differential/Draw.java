// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.hbase.util.Bytes;

/** Small things drawn by chance from few, so that what is drawn meets what is stored. */
final class Draw {
  static final List<String> FAMILIES = List.of("a", "b", "c");

  private static final List<String> ROWS =
      List.of("", "a", "aa", "ab", "abc", "b", "ba", "c", "ca", "d");
  // Without the empty one: HBase looks at its versions one by one, whatever a filter says, and
  // counts them.
  private static final List<String> QUALIFIERS = List.of("a", "ab", "b", "ba", "c", "x1", "x2");
  private static final List<String> VALUES = List.of("", "1", "12", "2", "21", "Abc", "abc", "b");

  private final Random random;

  Draw(long seed) {
    random = new Random(seed);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @SafeVarargs
  final <T> T of(T... some) {
    return some[random.nextInt(some.length)];
  }

  byte[] family() {
    return Bytes.toBytes(of(FAMILIES));
  }

  /** The key of a row that is stored, or of none. */
  byte[] row() {
    String row = of(ROWS) + (once(2) ? of(ROWS) : "");
    return Bytes.toBytes(row.isEmpty() ? "0" : row);
  }

  /** A part of a row's key, possibly empty. */
  byte[] rowPart() {
    return Bytes.toBytes(of(ROWS));
  }

  byte[] qualifier() {
    return Bytes.toBytes(of(QUALIFIERS));
  }

  byte[] value() {
    return once(6) ? Bytes.toBytes((long) upTo(3)) : Bytes.toBytes(of(VALUES));
  }

  long time() {
    return 1L + random.nextInt(6);
  }

  /** Bytes that a comparator may have been given for anything that is stored. */
  byte[] anything() {
    return switch (upTo(2)) {
      case 0 -> row();
      case 1 -> qualifier();
      default -> value();
    };
  }

  /** Text by which anything that is stored may be found. */
  String expression() {
    return of("a", "^a", "b$", ".b", "1|2", "^$", "[ab]+c?", "(?i)ABC", "x\\d");
  }

  /** Bytes with some changed. */
  byte[] mask(int length) {
    byte[] mask = new byte[length];
    for (int i = 0; i < length; i++) {
      mask[i] = (byte) random.nextInt(2);
    }
    return mask;
  }

  static String text(byte[] bytes) {
    return bytes == null ? "null" : Bytes.toStringBinary(bytes);
  }

  static byte[] longer(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }
}
