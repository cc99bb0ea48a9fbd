// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.ValueType;
import java.util.List;

/** SHOW COLUMNS and DESCRIBE. Stateless. */
public final class ShowColumns {
  private static final String PRIVILEGES = "SELECT,INSERT,UPDATE,REFERENCES";

  private ShowColumns() {}

  static ShowTable of(TableSchema table, boolean full) {
    ShowTable result = full
        ? ShowTable.of(
            "Field",
            "Type",
            "Collation",
            "Null",
            "Key",
            "Default",
            "Extra",
            "Privileges",
            "Comment")
        : ShowTable.of("Field", "Type", "Null", "Key", "Default", "Extra");
    for (ColumnSchema column : table.columns()) {
      if (!column.isHidden()) {
        add(result, table, column, full);
      }
    }
    return result;
  }

  /** The result of DESCRIBE. */
  public static SqlResult describe(TableName name, ShowScope scope) {
    return of(scope.describe(name), false).result();
  }

  private static void add(ShowTable result, TableSchema table, ColumnSchema column, boolean full) {
    String nullable = column.nullable() ? "YES" : "NO";
    // OceanBase leaves ZEROFILL out here, and the collation of ENUM and SET.
    String type = column.type().withoutZerofill().toSql();
    if (full) {
      boolean words =
          column.type().type() == ValueType.ENUM || column.type().type() == ValueType.SET;
      String collation = column.type().isCharacter() && !words
          ? column.type().collation().sqlName()
          : null;
      result.add(
          column.name(),
          type,
          collation,
          nullable,
          key(table, column),
          defaultText(column),
          extra(column),
          PRIVILEGES,
          column.comment());
    } else {
      result.add(
          column.name(), type, nullable, key(table, column), defaultText(column), extra(column));
    }
  }

  /** PRI, UNI or MUL, as information_schema says it. */
  public static String key(TableSchema table, ColumnSchema column) {
    if (table.declaredKey().contains(column.name())) {
      return "PRI";
    }
    boolean unique = table.indexes().stream()
        .anyMatch(index -> index.isUnique() && index.columns().equals(List.of(column.name())));
    boolean first = table.indexes().stream()
        .anyMatch(index -> index.kind() != io.obkv.server.catalog.IndexSchema.Kind.FULLTEXT
            && index.columns().get(0).equals(column.name()));
    return unique ? "UNI" : first ? "MUL" : "";
  }

  /** The default as information_schema shows it; null for none and for NULL. */
  public static String defaultText(ColumnSchema column) {
    ColumnDefault value = column.defaultValue();
    return switch (value.kind()) {
      case NONE, NULL -> column.generated().map(made -> made.expression()).orElse(null);
      case CURRENT_TIMESTAMP ->
        value.precision() == 0
            ? "CURRENT_TIMESTAMP"
            : "CURRENT_TIMESTAMP(" + value.precision() + ")";
      case LITERAL ->
        column.type().type() == ValueType.BIT ? "b'" + value.text() + "'" : value.text();
      case EXPRESSION -> value.text();
    };
  }

  /** The EXTRA column of information_schema. */
  public static String extra(ColumnSchema column) {
    if (column.generated().isPresent()) {
      return column.generated().get().stored() ? "STORED GENERATED" : "VIRTUAL GENERATED";
    }
    if (column.autoIncrement()) {
      return "auto_increment";
    }
    if (!column.onUpdateCurrentTimestamp()) {
      return "";
    }
    int digits = Math.max(column.type().scale(), 0);
    return "ON UPDATE CURRENT_TIMESTAMP" + (digits == 0 ? "" : "(" + digits + ")");
  }
}
