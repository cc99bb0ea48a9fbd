// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.FieldType;
import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.ZoneOffset;
import java.util.List;

/** Rows in the binary form, which is what prepared statements answer with. */
final class BinaryRowEncoder implements RowEncoder {
  /** The bits of the first two columns' NULLs are not used. */
  private static final int NULL_OFFSET = 2;

  private final ColumnType[] types;
  private final FieldType[] fields;
  private final CellText[] cells;
  private final EvaluationContext context;

  BinaryRowEncoder(List<ResultColumn> columns, ZoneOffset zone) {
    types = columns.stream().map(ResultColumn::type).toArray(ColumnType[]::new);
    fields = columns.stream()
        .map(column -> ColumnDefinitions.of(column).type())
        .toArray(FieldType[]::new);
    cells =
        columns.stream().map(column -> new CellText(column.type(), zone)).toArray(CellText[]::new);
    context = new EvaluationContext(0, zone);
  }

  @Override
  public void encode(Value[] row, PayloadWriter out) {
    out.int1(0);
    byte[] nulls = new byte[(fields.length + 7 + NULL_OFFSET) / 8];
    for (int i = 0; i < fields.length; i++) {
      if (isNull(row, i)) {
        nulls[(i + NULL_OFFSET) / 8] |= (byte) (1 << (i + NULL_OFFSET) % 8);
      }
    }
    out.bytes(nulls);
    for (int i = 0; i < fields.length; i++) {
      if (!isNull(row, i)) {
        encode(row[i], i, out);
      }
    }
  }

  private boolean isNull(Value[] row, int column) {
    return row[column].isNull() || fields[column] == FieldType.NULL;
  }

  private void encode(Value value, int column, PayloadWriter out) {
    switch (fields[column]) {
      case TINY -> out.int1((int) fitting(value, column).bits());
      case SHORT -> out.int2((int) fitting(value, column).bits());
      case YEAR -> out.int2(year(fitting(value, column)));
      case LONG, INT24 -> out.int4((int) fitting(value, column).bits());
      case LONGLONG -> out.int8(fitting(value, column).bits());
      case FLOAT ->
        out.int4(Float.floatToRawIntBits((float) fitting(value, column).floating()));
      case DOUBLE -> out.int8(Double.doubleToRawLongBits(fitting(value, column).floating()));
      case DATE, DATETIME, TIMESTAMP ->
        BinaryTime.writeDateTime(fitting(value, column), context.zone(), out);
      case TIME -> BinaryTime.writeTime(fitting(value, column), out);
      default -> out.lengthEncoded(cells[column].of(value));
    }
  }

  /** The value in the column's type: expressions may come in another than was announced. */
  private Value fitting(Value value, int column) {
    ColumnType type = types[column];
    boolean same =
        value.type() == type.type() || value.type().isInteger() && type.type().isInteger();
    return same ? value : ColumnConversion.cast(value, type, context);
  }

  private static int year(Value value) {
    int stored = (int) value.bits() & 0xff;
    return value.type() != ValueType.YEAR || stored == 0 ? stored : stored + 1900;
  }
}
