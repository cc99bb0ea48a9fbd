// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.PartitionColumn;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads bounds as text: {@code 100,'m',MAXVALUE}; of lists {@code 1,NULL} or {@code (1,'a'),(2,'b')}.
 * Quotes within strings are not escaped there: a string ends at the first quote that something follows
 * which can follow a string.
 */
final class BoundText {
  private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
      .appendPattern("yyyy-MM-dd[ HH:mm:ss]")
      .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
      .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
      .toFormatter();

  private final String text;
  private final List<PartitionColumn> columns;
  private int at;

  private BoundText(String text, List<PartitionColumn> columns) {
    this.text = text;
    this.columns = columns;
  }

  /** One bound. */
  static List<Value> row(String text, List<PartitionColumn> columns) {
    BoundText reader = new BoundText(text, columns);
    List<Value> row = reader.values();
    reader.requireEnd();
    return row;
  }

  /** Several keys. */
  static List<List<Value>> rows(String text, List<PartitionColumn> columns) {
    BoundText reader = new BoundText(text, columns);
    List<List<Value>> rows = new ArrayList<>();
    do {
      rows.add(reader.listedRow());
    } while (reader.take(','));
    reader.requireEnd();
    return rows;
  }

  private List<Value> listedRow() {
    if (columns.size() == 1) {
      return values();
    }
    expect('(');
    List<Value> row = values();
    expect(')');
    return row;
  }

  private List<Value> values() {
    List<Value> values = new ArrayList<>();
    for (PartitionColumn column : columns) {
      if (!values.isEmpty()) {
        expect(',');
      }
      boolean last = values.size() == columns.size() - 1;
      values.add(value(column, last));
    }
    return values;
  }

  private Value value(PartitionColumn column, boolean last) {
    if (take('\'')) {
      return quoted(string(last), column);
    }
    int begin = at;
    while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(begin, at).strip();
    return switch (word) {
      case "MAXVALUE" -> Value.MAX;
      case "NULL" -> Value.NULL;
      default -> number(word);
    };
  }

  private String string(boolean last) {
    int begin = at;
    while (at < text.length()) {
      if (text.charAt(at) == '\'' && canEndAt(at, last)) {
        return text.substring(begin, at++);
      }
      at++;
    }
    throw malformed();
  }

  /** Whether behind a quote there is the end, the end of a row, or another value. */
  private boolean canEndAt(int quote, boolean last) {
    String rest = text.substring(quote + 1);
    if (last && columns.size() > 1) {
      return rest.isEmpty() || rest.matches("(?s)\\)(,\\(.*)?");
    }
    return last && rest.isEmpty() || rest.matches("(?s),\\s*('|[-+.0-9]|NULL|MAXVALUE).*");
  }

  private Value number(String word) {
    try {
      if (word.matches("[-+]?\\d+")) {
        BigInteger whole = new BigInteger(word);
        return whole.bitLength() < Long.SIZE
            ? Value.ofBigInt(whole.longValue())
            : Value.ofNumber(ValueType.UNSIGNED_BIGINT, Long.parseUnsignedLong(word));
      }
      return Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(word));
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private Value quoted(String string, PartitionColumn column) {
    return switch (column.type()) {
      case DATETIME, MYSQL_DATETIME -> Value.ofDateTime(LocalDateTime.parse(string, DATE_TIME));
      case DATE, MYSQL_DATE -> Value.ofDate(LocalDate.parse(string, DATE_TIME));
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> Value.ofString(string);
      default -> number(string);
    };
  }

  private boolean take(char c) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at == text.length() || text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw malformed();
    }
  }

  private void requireEnd() {
    if (at < text.length()) {
      throw malformed();
    }
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "the bound " + text + " of " + columns.size() + " columns cannot be read");
  }
}
