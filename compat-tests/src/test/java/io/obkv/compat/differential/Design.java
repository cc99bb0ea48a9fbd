// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table that operations are generated for.
 *
 * @param key the columns of the primary key
 * @param columns the others
 * @param indexes names of local indexes, each of the column behind {@code i_}
 * @param extras further lines of CREATE TABLE, such as indexes and generated columns
 * @param suffix what follows the closing parenthesis: partitions, TTL
 */
record Design(
    String name,
    List<Column> key,
    List<Column> columns,
    List<String> indexes,
    List<String> extras,
    String suffix) {

  private static Design of(String name, List<Column> key, List<Column> columns, String suffix) {
    return new Design(name, key, columns, List.of(), List.of(), suffix);
  }

  /** Tables over every column type and every kind of partition. */
  static List<Design> all() {
    List<Column> few = List.of(
        Column.of("v", ColumnKind.BIGINT),
        Column.of("s", ColumnKind.VARCHAR),
        Column.of("b", ColumnKind.VARBINARY));
    Column a = Column.of("a", ColumnKind.BIGINT);
    Column t = Column.of("t", ColumnKind.VARCHAR);
    List<Design> all = new ArrayList<>(
        List.of(
            everyType(),
            of("by_text", List.of(t), few, ""),
            of("by_pair", List.of(a, t), few, ""),
            of("by_bytes", List.of(Column.of("r", ColumnKind.VARBINARY)), few, ""),
            of("by_case", List.of(Column.of("c", ColumnKind.CASE_SENSITIVE)), few, ""),
            of("by_time", List.of(Column.of("d", ColumnKind.DATETIME), a), few, ""),
            of("hashed", List.of(a, t), few, "partition by hash(a) partitions 5"),
            of("keyed", List.of(a), few, "partition by key(a) partitions 7"),
            of("keyed_text", List.of(t, a), few, "partition by key(t) partitions 4"),
            of(
                "ranged",
                List.of(a, t),
                few,
                "partition by range columns(a) (partition p0 values less than (2),"
                    + " partition p1 values less than (10), partition p2 values less than (maxvalue))"),
            of(
                "ranged_text",
                List.of(t),
                few,
                "partition by range columns(t) (partition p0 values less than ('b'),"
                    + " partition p1 values less than ('k2'), partition p2 values less than ('x'))"),
            of(
                "listed",
                List.of(a, t),
                few,
                "partition by list columns(a) (partition p0 values in (0,1,2),"
                    + " partition p1 values in (5,9,10,11), partition p2 values in (default))"),
            of(
                "twice",
                List.of(a, t),
                few,
                "partition by hash(a) subpartition by key(t) subpartitions 3 partitions 2"),
            of(
                "range_key",
                List.of(a, t),
                few,
                "partition by range columns(a) subpartition by key(t) subpartitions 2"
                    + " (partition p0 values less than (5), partition p1 values less than (maxvalue))")));
    all.addAll(byFurtherTypes(few));
    all.addAll(furtherPartitions(few, a, t));
    all.addAll(withRules(few, a, t));
    return all;
  }

  /**
   * Keys of further types. DOUBLE and BINARY are not among them: the engine does not find rows again
   * by keys of DOUBLE, nor by keys of BINARY that are shorter than their column.
   */
  private static List<Design> byFurtherTypes(List<Column> few) {
    List<Design> designs = new ArrayList<>();
    List<ColumnKind> kinds = List.of(
        ColumnKind.TINYINT,
        ColumnKind.MEDIUMINT,
        ColumnKind.UNSIGNED_INT,
        ColumnKind.UNSIGNED_BIGINT,
        ColumnKind.CHAR,
        ColumnKind.UNICODE,
        ColumnKind.UNICODE_9,
        ColumnKind.TIMESTAMP_KEY,
        ColumnKind.DATE);
    for (ColumnKind kind : kinds) {
      String name = "by_" + kind.name().toLowerCase(Locale.ROOT);
      designs.add(of(name, List.of(Column.of("x", kind)), few, ""));
    }
    return designs;
  }

  private static List<Design> furtherPartitions(List<Column> few, Column a, Column t) {
    Column small = Column.of("i", ColumnKind.INT);
    Column bytes = Column.of("r", ColumnKind.VARBINARY);
    return List.of(
        of(
            "ranged_number",
            List.of(small, t),
            few,
            "partition by range(i) (partition p0 values less than (1),"
                + " partition p1 values less than (3), partition p2 values less than (maxvalue))"),
        of(
            "listed_number",
            List.of(small, t),
            few,
            "partition by list(i) (partition p0 values in (0,1), partition p1 values in (2,3))"),
        of(
            "hash_range",
            List.of(a, t),
            few,
            "partition by hash(a) subpartition by range columns(t) subpartition template"
                + " (subpartition s0 values less than ('b'),"
                + " subpartition s1 values less than (maxvalue)) partitions 3"),
        of(
            "list_key",
            List.of(a, t),
            few,
            "partition by list columns(a) subpartition by key(t) subpartitions 2"
                + " (partition p0 values in (0,1,2), partition p1 values in (default))"),
        of(
            "keyed_unicode",
            List.of(Column.of("u", ColumnKind.UNICODE), a),
            few,
            "partition by key(u) partitions 5"),
        of(
            "keyed_unicode_9",
            List.of(Column.of("u", ColumnKind.UNICODE_9), a),
            List.of(Column.of("v", ColumnKind.UNICODE), Column.of("w", ColumnKind.BIGINT)),
            "partition by key(u) partitions 5"),
        of(
            "ranged_unicode",
            List.of(Column.of("u", ColumnKind.UNICODE)),
            List.of(Column.of("v", ColumnKind.UNICODE_9), Column.of("w", ColumnKind.BIGINT)),
            "partition by range columns(u) (partition p0 values less than ('b'),"
                + " partition p1 values less than ('S'), partition p2 values less than (maxvalue))"),
        of("keyed_bytes", List.of(bytes), few, "partition by key(r) partitions 4"),
        new Design(
            "keyed_prefix",
            List.of(bytes, a),
            few,
            List.of(),
            List.of("p varbinary(1) generated always as (substr(r, 1, 1))"),
            "partition by key(p) partitions 3"));
  }

  private static Design everyType() {
    List<Column> columns = new ArrayList<>();
    for (ColumnKind kind : ColumnKind.values()) {
      columns.add(Column.of("c_" + kind.name().toLowerCase(Locale.ROOT), kind));
    }
    return of("every_type", List.of(Column.of("k", ColumnKind.INT)), columns, "");
  }

  private static List<Design> withRules(List<Column> few, Column a, Column t) {
    return List.of(
        new Design(
            "indexed",
            List.of(a),
            few,
            List.of("i_v", "i_s"),
            List.of("index i_v(v) local", "index i_s(s) local"),
            ""),
        new Design(
            "unique_value",
            List.of(a),
            few,
            List.of("i_v"),
            List.of("unique index i_v(v) local"),
            ""),
        of(
            "with_rules",
            List.of(t),
            List.of(
                new Column("v", ColumnKind.BIGINT, "not null"),
                new Column("s", ColumnKind.VARCHAR, "default 'none'"),
                new Column("n", ColumnKind.INT, "not null default 4")),
            ""),
        new Design(
            "computed",
            List.of(t),
            few,
            List.of(),
            List.of(
                "g1 varchar(3) generated always as (substr(s, 1, 3)) virtual",
                "g2 bigint generated always as (v) stored"),
            ""),
        of(
            "expiring",
            List.of(a),
            List.of(Column.of("v", ColumnKind.BIGINT), new Column("e", ColumnKind.TIMESTAMP, "")),
            "ttl(e + interval 10000 day)"));
  }

  /** The key's columns, then the others. */
  List<Column> everyColumn() {
    List<Column> all = new ArrayList<>(key);
    all.addAll(columns);
    return all;
  }

  String createTable() {
    List<String> lines = new ArrayList<>();
    everyColumn().forEach(column -> lines.add(column.ddl()));
    lines.add(
        "primary key (" + key.stream().map(Column::name).collect(Collectors.joining(", ")) + ")");
    lines.addAll(extras);
    return "create table " + name + " (" + String.join(", ", lines) + ") " + suffix;
  }

  boolean hasColumn(String name, ColumnKind kind) {
    return columns.stream().anyMatch(column -> column.name().equals(name) && column.kind() == kind);
  }

  boolean hasStoredGeneratedColumn() {
    return extras.stream().anyMatch(line -> line.endsWith(" stored"));
  }

  boolean isPartitioned() {
    return suffix.startsWith("partition");
  }
}
