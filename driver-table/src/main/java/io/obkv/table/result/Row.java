// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import io.obkv.protocol.message.Property;
import io.obkv.table.record.ColumnTypeException;
import io.obkv.table.record.Conversion;
import io.obkv.table.record.RecordMapper;
import io.obkv.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of a row by name; case does not matter, as in OceanBase. Immutable.
 *
 * <p>Accessors throw {@link IllegalArgumentException} for a column that is not there, and {@link
 * ColumnTypeException} for a value that has no such form, NULL as a primitive included.
 */
public final class Row {
  private final List<Property> columns;

  /** A row of columns in the server's order; the list is not copied. */
  public Row(List<Property> columns) {
    this.columns = columns;
  }

  /** Names in the server's order. */
  public List<String> columns() {
    return columns.stream().map(Property::name).toList();
  }

  /** How many columns there are. */
  public int size() {
    return columns.size();
  }

  public boolean has(String column) {
    return find(column) != null;
  }

  /** The value with its type. */
  public Value value(String column) {
    Property found = find(column);
    if (found == null) {
      throw new IllegalArgumentException("no column " + column + " among " + columns());
    }
    return found.value();
  }

  /** The value at a place in the server's order, from 0. */
  public Value value(int place) {
    return columns.get(place).value();
  }

  /** The first columns only. */
  public Row first(int count) {
    return new Row(columns.subList(0, count));
  }

  private Property find(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return columns.get(i);
      }
    }
    for (Property property : columns) {
      if (property.name().equalsIgnoreCase(column)) {
        return property;
      }
    }
    return null;
  }

  public boolean isNull(String column) {
    return value(column).isNull();
  }

  /** A whole number; also a decimal or floating-point one without a fraction. */
  public long getLong(String column) {
    return Conversion.toLong(column, value(column));
  }

  public int getInt(String column) {
    return primitive(column, int.class, Integer.class);
  }

  public double getDouble(String column) {
    return primitive(column, double.class, Double.class);
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
    return get(column, String.class);
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
    columns.forEach(column -> map.put(column.name(), column.value().toJava()));
    return Collections.unmodifiableMap(map);
  }

  /** The row as a record, see {@link RecordMapper}. */
  public <T extends Record> T as(Class<T> type) {
    return RecordMapper.of(type).read(this::value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return "Row" + columns;
  }
}
