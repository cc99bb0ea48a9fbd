// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ranges of a key that conditions leave: equal columns in front, then a range. Stateless. */
final class KeyRanges {
  private static final int MOST_RANGES = 2000;

  private KeyRanges() {}

  /**
   * What is left of a key.
   *
   * @param ranges disjoint; none when no row is left
   * @param points true when every range is one whole key
   */
  record Left(List<KeyRange> ranges, boolean points) {
    boolean isEverything() {
      return ranges.size() == 1 && ranges.get(0).equals(KeyRange.all());
    }
  }

  /**
   * What the values leave of a key.
   *
   * @param key the positions of the key's columns in its order
   */
  static Left of(int[] key, ColumnValues values) {
    List<List<Value>> prefixes = List.of(List.of());
    int equal = 0;
    while (equal < key.length) {
      Optional<List<Value>> wanted = values.equal(key[equal]);
      if (wanted.isEmpty() || (long) prefixes.size() * wanted.get().size() > MOST_RANGES) {
        break;
      }
      prefixes = extended(prefixes, wanted.get());
      equal++;
    }
    if (equal == key.length) {
      return new Left(prefixes.stream().map(KeyRanges::point).toList(), true);
    }
    Optional<ColumnValues.End> lower = values.lower(key[equal]);
    Optional<ColumnValues.End> upper = values.upper(key[equal]);
    return new Left(prefixes.stream().map(prefix -> range(prefix, lower, upper)).toList(), false);
  }

  private static List<List<Value>> extended(List<List<Value>> prefixes, List<Value> values) {
    List<List<Value>> longer = new ArrayList<>(prefixes.size() * values.size());
    for (List<Value> prefix : prefixes) {
      for (Value value : values) {
        longer.add(with(prefix, value));
      }
    }
    return longer;
  }

  private static List<Value> with(List<Value> prefix, Value value) {
    List<Value> longer = new ArrayList<>(prefix);
    longer.add(value);
    return longer;
  }

  private static KeyRange point(List<Value> key) {
    return KeyRange.of(key, true, key, true);
  }

  private static KeyRange range(
      List<Value> prefix, Optional<ColumnValues.End> lower, Optional<ColumnValues.End> upper) {
    if (lower.isEmpty() && upper.isEmpty()) {
      return prefix.isEmpty() ? KeyRange.all() : point(prefix);
    }
    // No comparison holds for NULL, which is lowest.
    ColumnValues.End from = lower.orElse(new ColumnValues.End(Value.NULL, false));
    ColumnValues.End to = upper.orElse(new ColumnValues.End(Value.MAX, true));
    return KeyRange.of(
        with(prefix, from.value()), from.inclusive(), with(prefix, to.value()), to.inclusive());
  }
}
