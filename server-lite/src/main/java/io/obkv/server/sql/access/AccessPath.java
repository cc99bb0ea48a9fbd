// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.tablet.TableLayout;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key or index along which a table is read, chosen by how much of it conditions fix. Immutable.
 *
 * @param index empty for the primary key
 * @param key the positions of the key's or index's columns, in order
 * @param equal how many columns in front must equal given values
 * @param range whether the column behind them has a range
 */
record AccessPath(Optional<IndexSchema> index, int[] key, int equal, boolean range) {
  private static final String PRIMARY = "primary";

  /**
   * The best path.
   *
   * @param hinted the names of the only indexes to use, if any of them can be; none for all
   */
  static AccessPath choose(TableLayout layout, ColumnConditions conditions, List<String> hinted) {
    List<AccessPath> all = all(layout, conditions);
    List<AccessPath> wanted = all.stream().filter(path -> path.isNamed(hinted)).toList();
    Comparator<AccessPath> byUse = Comparator.comparingInt(AccessPath::use);
    // Of equal ones the first: the primary key needs no second look-up.
    return (wanted.isEmpty() ? all : wanted)
        .stream()
            .reduce((best, next) -> byUse.compare(next, best) > 0 ? next : best)
            .orElseThrow();
  }

  /** All paths, that of the primary key first. */
  static List<AccessPath> all(TableLayout layout, ColumnConditions conditions) {
    return Stream.concat(
            Stream.of(of(Optional.empty(), layout.keyPositions(), conditions)),
            layout.schema().indexes().stream()
                .filter(index -> index.kind() != IndexSchema.Kind.FULLTEXT)
                .map(index -> of(Optional.of(index), positions(layout, index), conditions)))
        .toList();
  }

  private static int[] positions(TableLayout layout, IndexSchema index) {
    return index.columns().stream().mapToInt(layout::position).toArray();
  }

  private static AccessPath of(
      Optional<IndexSchema> index, int[] key, ColumnConditions conditions) {
    int equal = 0;
    while (equal < key.length && conditions.hasEqual(key[equal])) {
      equal++;
    }
    boolean range = equal < key.length && conditions.hasRange(key[equal]);
    return new AccessPath(index, key, equal, range);
  }

  private boolean isNamed(List<String> hinted) {
    String name = index.map(IndexSchema::name).orElse(PRIMARY);
    return hinted.stream()
        .anyMatch(hint -> hint.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  /** Whole unique keys first, then by the number of equal columns, then by ranges. */
  private int use() {
    boolean unique = index.map(IndexSchema::isUnique).orElse(true);
    boolean whole = equal == key.length && unique;
    return (whole ? 10_000 : 0) + equal * 10 + (range ? 5 : 0);
  }

  /** True when the other makes as much use of the conditions. */
  boolean isNoBetterThan(AccessPath other) {
    return use() <= other.use();
  }

  boolean isGlobal() {
    return index.filter(one -> one.scope() == IndexSchema.Scope.GLOBAL).isPresent();
  }
}
