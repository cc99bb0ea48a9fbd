// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.SetText;
import io.obkv.server.expression.ValueText;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/**
 * A value as the text of a result set.
 *
 * @param type the column's type
 * @param zone what TIMESTAMP is shown in
 */
record CellText(ColumnType type, ZoneOffset zone) {
  /** The bytes of a value other than NULL. */
  byte[] of(Value value) {
    if (value.type() == ValueType.BIT) {
      return bits(value.bits());
    }
    return value.type().isBytes() ? value.bytes() : text(value).getBytes(StandardCharsets.UTF_8);
  }

  private String text(Value value) {
    boolean words = value.type() == ValueType.ENUM || value.type() == ValueType.SET;
    if (words && !type.members().isEmpty()) {
      return SetText.of(value, type);
    }
    String text = ValueText.of(value, zone);
    if (type.zerofill() && text.length() < type.precision()) {
      return "0".repeat(type.precision() - text.length()) + text;
    }
    return hasFixedDigits(value) ? fixed(text) : text;
  }

  /** Whether the column was declared like FLOAT(10,2). */
  private boolean hasFixedDigits(Value value) {
    ValueType.Encoding encoding = value.type().encoding();
    boolean floating =
        encoding == ValueType.Encoding.FLOAT || encoding == ValueType.Encoding.DOUBLE;
    return floating && type.precision() > 0 && type.scale() >= 0 && !type.type().isDecimal();
  }

  private String fixed(String text) {
    return new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The bytes of BIT(n), highest first; eight for an expression. */
  private byte[] bits(long bits) {
    int width = type.type() == ValueType.BIT && type.precision() > 0
        ? (type.precision() + 7) / 8
        : Long.BYTES;
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[width - 1 - i] = (byte) (bits >>> 8 * i);
    }
    return bytes;
  }
}
