// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import java.io.IOException;
import java.util.HexFormat;

/**
 * A statement's result in JSON: {@code {"affectedRows":…}} or {@code {"columns":[…],"rows":[[…]]}}.
 * Integers and floating-point values are JSON numbers, NULL is null, everything else is text; bytes
 * are text as {@code 0x…}.
 */
final class ResultJson {
  private ResultJson() {}

  static void write(SqlResult result, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (result instanceof SqlResult.Rows rows) {
      writeRows(rows, out);
    } else if (result instanceof SqlResult.Done done) {
      out.writeNumberField("affectedRows", done.affectedRows());
      out.writeNumberField("insertId", done.insertId());
      out.writeStringField("info", done.info());
    }
    out.writeEndObject();
  }

  private static void writeRows(SqlResult.Rows rows, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("columns");
    for (ResultColumn column : rows.columns()) {
      out.writeString(column.label());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("rows");
    for (Value[] row : rows.rows()) {
      out.writeStartArray();
      for (Value value : row) {
        writeValue(value, out);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static void writeValue(Value value, JsonGenerator out) throws IOException {
    switch (value.type()) {
      case NULL -> out.writeNull();
      case TINYINT,
          SMALLINT,
          MEDIUMINT,
          INT,
          BIGINT,
          UNSIGNED_TINYINT,
          UNSIGNED_SMALLINT,
          UNSIGNED_MEDIUMINT,
          UNSIGNED_INT,
          UNSIGNED_BIGINT,
          YEAR,
          FLOAT,
          DOUBLE,
          UNSIGNED_FLOAT,
          UNSIGNED_DOUBLE -> out.writeNumber(text(value));
      default -> out.writeString(isBinary(value) ? hex(value) : text(value));
    }
  }

  private static boolean isBinary(Value value) {
    return value.type().isBytes() && value.collation() == Collation.BINARY.number();
  }

  private static String hex(Value value) {
    return "0x" + HexFormat.of().formatHex(value.bytes());
  }

  private static String text(Value value) {
    return ValueText.of(value, EvaluationContext.DEFAULT_ZONE);
  }
}
