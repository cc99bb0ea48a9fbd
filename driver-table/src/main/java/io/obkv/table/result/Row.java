// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import io.obkv.protocol.message.Property;
import io.obkv.protocol.wire.EncodedValues;
import io.obkv.table.record.ColumnTypeException;
import io.obkv.table.record.Conversion;
import io.obkv.table.record.RecordMapper;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Columns of a row by name; case does not matter, as in OceanBase. Immutable.
 *
 * <p>Values stay as they came until they are asked for. So a row keeps the answer that it came in,
 * which for a query is a whole page: who keeps few rows of many does better to keep their values.
 *
 * <p>Accessors throw {@link IllegalArgumentException} for a column that is not there, and {@link
 * ColumnTypeException} for a value that has no such form, NULL as a primitive included.
 */
public final class Row {
  private final List<String> columns;
  private final List<Value> values;
  private final int first;

  /** A row of columns in the server's order. */
  public Row(List<Property> columns) {
    this(
        columns.stream().map(Property::name).toList(),
        columns.stream().map(Property::value).toList(),
        0);
  }

  /**
   * One of the rows of a result; nothing is copied, so nobody may change the lists.
   *
   * @param columns names in the server's order
   * @param values of all rows, row after row
   * @param first where this row's values begin
   */
  public Row(List<String> columns, List<Value> values, int first) {
    Objects.checkFromIndexSize(first, columns.size(), values.size());
    this.columns = columns;
    this.values = values;
    this.first = first;
  }

  /**
   * The rows of a page.
   *
   * @param names in the server's order, at least one
   * @param values row after row; not copied
   */
  public static List<Row> all(List<String> names, List<Value> values) {
    ColumnNames columns = new ColumnNames(names);
    List<Row> rows = new ArrayList<>(values.size() / columns.size());
    for (int i = 0; i < values.size(); i += columns.size()) {
      rows.add(new Row(columns, values, i));
    }
    return rows;
  }

  /** Names in the server's order. */
  public List<String> columns() {
    return columns;
  }

  /** How many columns there are. */
  public int size() {
    return columns.size();
  }

  public boolean has(String column) {
    return find(column) >= 0;
  }

  /** The value with its type. */
  public Value value(String column) {
    return values.get(place(column));
  }

  /** The value at a place in the server's order, from 0. */
  public Value value(int index) {
    Objects.checkIndex(index, columns.size());
    return values.get(first + index);
  }

  /** The first columns only; the values are not copied. */
  public Row first(int count) {
    return new Row(List.copyOf(columns.subList(0, count)), values, first);
  }

  /** Where the column's value is among all. */
  private int place(String column) {
    int found = find(column);
    if (found < 0) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    return first + found;
  }

  private int find(String column) {
    return columns instanceof ColumnNames names
        ? names.find(column)
        : ColumnNames.find(columns, column);
  }

  public boolean isNull(String column) {
    return value(column).isNull();
  }

  /** A whole number; also a decimal or floating-point one without a fraction. */
  public long getLong(String column) {
    int place = place(column);
    return values instanceof EncodedValues encoded && encoded.type(place) == ValueType.BIGINT
        ? encoded.bits(place)
        : Conversion.toLong(column, values.get(place));
  }

  public int getInt(String column) {
    return primitive(column, int.class, Integer.class);
  }

  public double getDouble(String column) {
    int place = place(column);
    return values instanceof EncodedValues encoded && encoded.type(place) == ValueType.DOUBLE
        ? Double.longBitsToDouble(encoded.bits(place))
        : primitive(column, double.class, Double.class);
  }

  /** A number's being other than zero. */
  public boolean getBoolean(String column) {
    return primitive(column, boolean.class, Boolean.class);
  }

  private <T> T primitive(String column, Class<?> type, Class<T> boxed) {
    return Conversion.convert(column, Conversion.notNull(column, value(column), type), boxed);
  }

  /** Text, or bytes read as UTF-8; null for NULL. */
  public String getString(String column) {
    int place = place(column);
    return values instanceof EncodedValues encoded && encoded.type(place).isBytes()
        ? encoded.text(place)
        : Conversion.convert(column, values.get(place), String.class);
  }

  /** Bytes as stored, not copied; null for NULL. */
  public byte[] getBytes(String column) {
    return get(column, byte[].class);
  }

  /** Any number; null for NULL. */
  public BigDecimal getDecimal(String column) {
    return get(column, BigDecimal.class);
  }

  /** A TIMESTAMP; null for NULL. */
  public Instant getInstant(String column) {
    return get(column, Instant.class);
  }

  /** A DATETIME; null for NULL. */
  public LocalDateTime getDateTime(String column) {
    return get(column, LocalDateTime.class);
  }

  /** A DATE; null for NULL. */
  public LocalDate getDate(String column) {
    return get(column, LocalDate.class);
  }

  /** The value as any class that {@link Conversion} knows; null for NULL. */
  public <T> T get(String column, Class<T> type) {
    return Conversion.convert(column, value(column), type);
  }

  /** Names and {@linkplain Value#toJava() Java objects}, in the server's order; unmodifiable. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      map.put(columns.get(i), values.get(first + i).toJava());
    }
    return Collections.unmodifiableMap(map);
  }

  /** The row as a record, see {@link RecordMapper}. */
  public <T extends Record> T as(Class<T> type) {
    return RecordMapper.of(type).read(this::value);
  }

  private List<Value> values() {
    return values.subList(first, first + columns.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row that
        && columns.equals(that.columns)
        && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return 31 * columns.hashCode() + values().hashCode();
  }

  @Override
  public String toString() {
    return "Row" + columns + values();
  }
}
