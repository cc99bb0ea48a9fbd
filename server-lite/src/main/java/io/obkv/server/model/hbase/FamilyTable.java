// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.tablet.CellLayout;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletStore;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A column family: a table whose rows are cells, with the key (K, Q, T). T is the negated time, so
 * that the newest cell of a column comes first. Immutable.
 */
final class FamilyTable {
  /** The names of the columns of an answer, in their order; TTL follows where the table has it. */
  static final List<String> COLUMNS = List.of("K", "Q", "T", "V");

  static final String TTL = "TTL";

  /** The names of the columns of an answer with the lifetimes of cells. */
  static final List<String> COLUMNS_WITH_TTL = List.of("K", "Q", "T", "V", TTL);

  private static final char SEPARATOR = '$';

  private final TableLayout layout;
  private final String family;
  private final int rowPosition;
  private final int qualifierPosition;
  private final int timePosition;
  private final int valuePosition;
  private final int ttlPosition;
  private final FamilyAttributes attributes;
  private final CellLayout cells;
  private final CellForm form;

  private FamilyTable(TableLayout layout, int[] positions) {
    this.layout = layout;
    this.family = familyOf(layout.schema().name());
    this.rowPosition = positions[0];
    this.qualifierPosition = positions[1];
    this.timePosition = positions[2];
    this.valuePosition = positions[3];
    this.ttlPosition = layout.position(TTL);
    this.attributes = FamilyAttributes.parse(layout.schema().options().kvAttributes());
    this.cells = layout.cells(valuePosition, ttlPosition);
    this.form = new CellForm(this);
  }

  /** The family that a table holds; empty when its columns are not those of cells. */
  static Optional<FamilyTable> of(TabletStore store, TableSchema table) {
    return of(store.layout(table));
  }

  /** The family that a table holds; empty when its columns are not those of cells. */
  static Optional<FamilyTable> of(TableLayout layout) {
    return layout.derived(Derived.class, table -> new Derived(read(table))).family();
  }

  /** What is kept with a table's layout, so that its attributes are parsed once. */
  private record Derived(Optional<FamilyTable> family) {}

  private static Optional<FamilyTable> read(TableLayout layout) {
    int[] positions = COLUMNS.stream().mapToInt(layout::position).toArray();
    int[] key = layout.keyPositions();
    boolean cells = positions[3] >= 0
        && key.length == 3
        && key[0] == positions[0]
        && key[1] == positions[1]
        && key[2] == positions[2]
        && isBinary(layout, key[0])
        && isBinary(layout, key[1])
        && layout.columns().get(key[2]).type().type() == ValueType.BIGINT;
    if (!cells) {
      return Optional.empty();
    }
    return Optional.of(new FamilyTable(layout, positions));
  }

  private static boolean isBinary(TableLayout layout, int position) {
    return layout.columns().get(position).type().isBinary();
  }

  /** The part of a table's name that names the family; empty when there is none. */
  static String familyOf(String tableName) {
    int separator = tableName.lastIndexOf(SEPARATOR);
    return separator < 0 ? "" : tableName.substring(separator + 1);
  }

  /** True when a name is that of a family's table, not of a whole HBase table. */
  static boolean namesFamily(String tableName) {
    return tableName.indexOf(SEPARATOR) >= 0;
  }

  /** The name of a family's table. */
  static String tableName(String hbaseTable, String family) {
    return hbaseTable + SEPARATOR + family;
  }

  /** The table. */
  TableLayout layout() {
    return layout;
  }

  /** The family's name: what follows the {@code $} in the table's name. */
  String family() {
    return family;
  }

  /** The position of K, the row. */
  int rowPosition() {
    return rowPosition;
  }

  /** The position of Q. */
  int qualifierPosition() {
    return qualifierPosition;
  }

  /** The position of T. */
  int timePosition() {
    return timePosition;
  }

  /** The position of V. */
  int valuePosition() {
    return valuePosition;
  }

  /** The position of TTL, the cell's lifetime in milliseconds; -1 without that column. */
  int ttlPosition() {
    return ttlPosition;
  }

  /** Versions and lifetimes. */
  FamilyAttributes attributes() {
    return attributes;
  }

  /** The table's rows as cells. */
  CellLayout cells() {
    return cells;
  }

  /** How its cells are answered. */
  CellForm form() {
    return form;
  }

  boolean hasTtl() {
    return ttlPosition >= 0;
  }

  /** The tablets that its cells are in, in the order of the partitions. */
  List<Long> tabletIds() {
    return layout.tabletIds();
  }
}
