// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.show.ShowColumns;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** COLUMNS. */
record ColumnTable(Supplier<VirtualTables> virtualTables) {
  private static final int BYTES_OF_A_CHARACTER = 4;
  private static final int DIGITS_OF_FLOAT = 12;
  private static final int DIGITS_OF_DOUBLE = 22;
  private static final long LONGEST_JSON = 536_870_911;
  private static final String PRIVILEGES = "select,insert,update,reference";

  Stream<Value[]> read(VirtualRequest request) {
    Stream<Value[]> stored =
        InformationSchema.tables(request).flatMap(table -> columns(request, table));
    Stream<Value[]> views =
        InformationSchema.views(request).flatMap(view -> columns(request, view));
    Stream<Value[]> virtual = InformationSchema.databases(request, "table_schema")
        .flatMap(database -> virtualTables.get().of(database).stream())
        .map(VirtualTable::definition)
        .filter(table -> request.wantsAnyCase("table_name", table.name()))
        .flatMap(table -> columns(request, table));
    return Stream.of(stored, views, virtual).flatMap(rows -> rows);
  }

  private static VirtualRow start(
      VirtualRequest request, String database, String table, String column, int position) {
    return request
        .row()
        .set("table_catalog", InformationSchema.CATALOG)
        .set("table_schema", database)
        .set("table_name", table)
        .set("column_name", column)
        .set("ordinal_position", position)
        .set("privileges", PRIVILEGES)
        .set("column_comment", "")
        .set("generation_expression", "")
        .set("column_key", "")
        .set("extra", "");
  }

  private static Stream<Value[]> columns(VirtualRequest request, TableSchema table) {
    List<ColumnSchema> seen =
        table.columns().stream().filter(column -> !column.isHidden()).toList();
    return IntStream.range(0, seen.size())
        .mapToObj(i -> column(request, table, seen.get(i), i + 1));
  }

  private static Value[] column(
      VirtualRequest request, TableSchema table, ColumnSchema column, int position) {
    VirtualRow row = start(request, table.database(), table.name(), column.name(), position)
        .set("column_default", defaultText(column))
        .set("is_nullable", column.nullable() ? "YES" : "NO")
        .set("column_key", key(table, column))
        .set("extra", extra(column))
        .set("column_comment", column.comment())
        .set(
            "generation_expression",
            column.generated().map(made -> made.expression()).orElse(""));
    return type(row, column.type()).values();
  }

  /** The engine leaves the digits out here, and has them in SHOW. */
  private static String defaultText(ColumnSchema column) {
    return column.defaultValue().kind() == ColumnDefault.Kind.CURRENT_TIMESTAMP
        ? "CURRENT_TIMESTAMP"
        : ShowColumns.defaultText(column);
  }

  /** Unlike SHOW COLUMNS: where no primary key is, the first unique key that holds one column without NULL stands for it. */
  private static String key(TableSchema table, ColumnSchema column) {
    boolean promoted = table.declaredKey().isEmpty()
        && table.indexes().stream()
            .filter(index -> index.isUnique() && index.columns().size() == 1)
            .map(index -> table.column(index.columns().get(0)).orElseThrow())
            .filter(only -> !only.nullable())
            .findFirst()
            .filter(column::equals)
            .isPresent();
    return promoted ? "PRI" : ShowColumns.key(table, column);
  }

  private static String extra(ColumnSchema column) {
    String extra = ShowColumns.extra(column);
    return column.onUpdateCurrentTimestamp() ? extra.toLowerCase(Locale.ROOT) : extra;
  }

  private static Stream<Value[]> columns(VirtualRequest request, ViewSchema view) {
    List<ResultColumn> columns = request.viewColumns().apply(view);
    return IntStream.range(0, columns.size()).mapToObj(i -> {
      ResultColumn column = columns.get(i);
      VirtualRow row = start(request, view.database(), view.name(), column.label(), i + 1)
          .set("is_nullable", column.nullable() ? "YES" : "NO");
      return type(row, column.type()).values();
    });
  }

  private static Stream<Value[]> columns(VirtualRequest request, VirtualTable.Definition table) {
    return IntStream.range(0, table.columns().size()).mapToObj(i -> {
      ColumnSchema column = table.columns().get(i);
      VirtualRow row = start(request, table.database(), table.name(), column.name(), i + 1)
          .set("is_nullable", column.nullable() ? "YES" : "NO")
          .set("column_key", table.keys().contains(column.name()) ? "PRI" : "");
      return type(row, column.type()).values();
    });
  }

  private static VirtualRow type(VirtualRow row, ColumnType type) {
    String sql = type.toSql();
    int end = IntStream.range(0, sql.length())
        .filter(i -> "( ".indexOf(sql.charAt(i)) >= 0)
        .findFirst()
        .orElse(sql.length());
    row.set("data_type", sql.substring(0, end)).set("column_type", sql);
    if (type.isCharacter() || type.isBinary()) {
      characters(row, type);
    } else {
      numbers(row, type);
    }
    return row;
  }

  private static void characters(VirtualRow row, ColumnType type) {
    if (type.isCharacter()) {
      row.set("character_set_name", CharacterTables.characterSet(type.collation()))
          .set("collation_name", type.collation().sqlName());
    }
    if (type.type() == ValueType.ENUM || type.type() == ValueType.SET) {
      return;
    }
    // The longest of the text types does not fit in an int.
    long length = Integer.toUnsignedLong(type.length());
    boolean counted = type.type() == ValueType.VARCHAR || type.type() == ValueType.CHAR;
    boolean wide = counted && type.isCharacter();
    row.set("character_maximum_length", length)
        .set("character_octet_length", wide ? length * BYTES_OF_A_CHARACTER : length);
  }

  private static void numbers(VirtualRow row, ColumnType type) {
    switch (type.type()) {
      case DATETIME, TIMESTAMP, TIME -> row.set("datetime_precision", Math.max(0, type.scale()));
      case DATE, YEAR -> {
        // These have no digits to tell of.
      }
      case JSON ->
        row.set("character_maximum_length", LONGEST_JSON)
            .set("character_octet_length", LONGEST_JSON);
      case FLOAT, UNSIGNED_FLOAT -> digits(row, type, DIGITS_OF_FLOAT);
      case DOUBLE, UNSIGNED_DOUBLE -> digits(row, type, DIGITS_OF_DOUBLE);
      default ->
        row.set("numeric_precision", Math.max(0, type.precision()))
            .set("numeric_scale", Math.max(0, type.scale()));
    }
  }

  private static void digits(VirtualRow row, ColumnType type, int most) {
    row.set("numeric_precision", type.precision() < 0 ? most : type.precision())
        .set("numeric_scale", type.scale() < 0 ? null : type.scale());
  }
}
