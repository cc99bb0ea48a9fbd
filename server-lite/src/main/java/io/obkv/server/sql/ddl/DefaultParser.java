// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.LiteralParser;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** Reads what stands behind DEFAULT. Stateless. */
final class DefaultParser {
  private DefaultParser() {}

  static ColumnDefault parse(
      OBParser.Now_or_signed_literalContext tree, String column, ColumnType type) {
    if (tree.cur_timestamp_func() != null) {
      return currentTimestamp(tree.cur_timestamp_func(), column, type);
    }
    return of(LiteralParser.parse(tree.signed_literal()), column, type);
  }

  static ColumnDefault of(Value value, String column, ColumnType type) {
    if (value.isNull()) {
      return ColumnDefault.NULL;
    }
    if (type.type() == ValueType.JSON) {
      throw SqlErrors.of(
          -5410,
          1101,
          "42000",
          "BLOB, TEXT, GEOMETRY or JSON column '" + column + "' can't have a default value");
    }
    boolean members = type.type() == ValueType.ENUM || type.type() == ValueType.SET;
    boolean text = value.type().isBytes() && value.collation() != Collation.BINARY.number();
    if (type.type().isText() || members && !text) {
      throw SqlErrors.invalidDefault(column);
    }
    try {
      return ColumnDefault.literal(ColumnConversion.defaultText(value, type));
    } catch (SqlException unfit) {
      throw SqlErrors.invalidDefault(column);
    }
  }

  private static ColumnDefault currentTimestamp(
      OBParser.Cur_timestamp_funcContext tree, String column, ColumnType type) {
    int digits = tree.INTNUM() == null ? 0 : Integer.parseInt(tree.INTNUM().getText());
    boolean fits = (type.type() == ValueType.DATETIME || type.type() == ValueType.TIMESTAMP)
        && Math.max(type.scale(), 0) == digits
        && type.collation() == Collation.BINARY;
    if (!fits) {
      throw SqlErrors.invalidDefault(column);
    }
    return ColumnDefault.currentTimestamp(digits);
  }
}
