// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.value.KeyRange;
import java.util.List;

/**
 * Keys from a bound to a bound, each included or not: {@code ScanRange.from(key)}, {@code
 * ScanRange.between(a, b)}. In a query by index the bounds are those of the index's columns. Immutable.
 */
public final class ScanRange {
  private static final Key LOWEST = Key.of(Key.MIN);
  private static final Key HIGHEST = Key.of(Key.MAX);

  private final Key start;
  private final boolean startIncluded;
  private final Key end;
  private final boolean endIncluded;

  private ScanRange(Key start, boolean startIncluded, Key end, boolean endIncluded) {
    if (start.isNamed() && end.isNamed() && !start.names().equals(end.names())) {
      throw new IllegalArgumentException(
          "bounds of different columns: " + start.names() + " and " + end.names());
    }
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
  }

  /** Every key. */
  public static ScanRange all() {
    return new ScanRange(LOWEST, true, HIGHEST, true);
  }

  /** One key. */
  public static ScanRange only(Key key) {
    return new ScanRange(key, true, key, true);
  }

  /** Every key whose first columns are these; they must be named. */
  public static ScanRange prefix(Key key) {
    if (!key.isNamed()) {
      throw new IllegalArgumentException("a prefix must name its columns");
    }
    return only(key);
  }

  /** From one key to another, both included. */
  public static ScanRange between(Key start, Key end) {
    return between(start, true, end, true);
  }

  /** From one key to another, each included or not. */
  public static ScanRange between(Key start, boolean startIncluded, Key end, boolean endIncluded) {
    return new ScanRange(start, startIncluded, end, endIncluded);
  }

  /** A key and all above it. */
  public static ScanRange from(Key start) {
    return new ScanRange(start, true, filled(HIGHEST, start), true);
  }

  /** All above a key. */
  public static ScanRange after(Key start) {
    return new ScanRange(start, false, filled(HIGHEST, start), true);
  }

  /** A key and all below it. */
  public static ScanRange to(Key end) {
    return new ScanRange(filled(LOWEST, end), true, end, true);
  }

  /** All below a key. */
  public static ScanRange before(Key end) {
    return new ScanRange(filled(LOWEST, end), true, end, false);
  }

  /** MIN or MAX in every column that the other bound has. */
  private static Key filled(Key extreme, Key other) {
    Object value = extreme.values().get(0);
    return Key.positional(other.values().stream().map(ignored -> value).toArray());
  }

  public Key start() {
    return start;
  }

  public Key end() {
    return end;
  }

  /** Names of the bounds' columns; empty where neither has names. */
  public List<String> columns() {
    return start.isNamed() ? start.names() : end.names();
  }

  /** The part of this range above a key, or below it. */
  public ScanRange behind(Key key, boolean reverse) {
    return reverse
        ? new ScanRange(start, startIncluded, key, false)
        : new ScanRange(key, false, end, endIncluded);
  }

  /** The range as it travels. */
  public KeyRange toKeyRange() {
    return KeyRange.of(start.values(), startIncluded, end.values(), endIncluded);
  }

  @Override
  public String toString() {
    return (startIncluded ? "[" : "(") + start + ", " + end + (endIncluded ? "]" : ")");
  }
}
