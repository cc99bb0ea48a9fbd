// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.GeneratedColumn;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;

/** A column as its line of CREATE TABLE. Stateless. */
final class ColumnText {
  private ColumnText() {}

  static String of(ColumnSchema column, Collation tableCollation) {
    StringBuilder text = new StringBuilder("`")
        .append(column.name())
        .append("` ")
        .append(column.type().toSql())
        .append(collation(column.type(), tableCollation));
    if (column.generated().isPresent()) {
      appendGenerated(column, column.generated().get(), text);
    } else {
      appendPlain(column, text);
    }
    if (!column.comment().isEmpty()) {
      text.append(" COMMENT ").append(StringLiterals.printed(column.comment()));
    }
    return text.toString();
  }

  private static String collation(ColumnType type, Collation tableCollation) {
    if (!type.isCharacter()
        || type.collation() == Collation.UTF8MB4_GENERAL_CI
            && tableCollation == Collation.UTF8MB4_GENERAL_CI) {
      return "";
    }
    return type.collation() == Collation.UTF8MB4_GENERAL_CI
        ? " CHARACTER SET utf8mb4"
        : (type.collation() == tableCollation ? "" : " CHARACTER SET utf8mb4") + " COLLATE "
            + type.collation().sqlName();
  }

  private static void appendGenerated(
      ColumnSchema column, GeneratedColumn generated, StringBuilder text) {
    text.append(" GENERATED ALWAYS AS (")
        .append(generated.expression())
        .append(generated.stored() ? ") STORED" : ") VIRTUAL");
    if (!column.nullable()) {
      text.append(" NOT NULL");
    }
  }

  private static void appendPlain(ColumnSchema column, StringBuilder text) {
    if (!column.nullable()) {
      text.append(" NOT NULL");
    } else if (column.type().type() == ValueType.TIMESTAMP) {
      text.append(" NULL");
    }
    String value = defaultText(column);
    if (value != null) {
      text.append(" DEFAULT ").append(value);
    }
    if (column.onUpdateCurrentTimestamp()) {
      text.append(" ON UPDATE ").append(currentTimestamp(Math.max(column.type().scale(), 0)));
    }
    if (column.autoIncrement()) {
      text.append(" AUTO_INCREMENT");
    }
  }

  private static String defaultText(ColumnSchema column) {
    ColumnDefault value = column.defaultValue();
    return switch (value.kind()) {
      case NONE -> null;
      case NULL -> "NULL";
      case LITERAL ->
        column.type().type() == ValueType.BIT
            ? "b'" + value.text() + "'"
            : StringLiterals.printed(value.text());
      case CURRENT_TIMESTAMP -> currentTimestamp(value.precision());
      case EXPRESSION -> "(" + value.text() + ")";
    };
  }

  private static String currentTimestamp(int digits) {
    return digits == 0 ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(" + digits + ")";
  }
}
