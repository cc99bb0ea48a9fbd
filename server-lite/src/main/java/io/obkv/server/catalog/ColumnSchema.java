// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One column of a table. Immutable; no part is null.
 *
 * @param id the column's number, from 16 up in the order of creation; never used again in the table
 * @param name as written; compared without regard to case
 * @param type the declared type
 * @param nullable false for NOT NULL and for key columns
 * @param defaultValue what it takes when no value is given
 * @param autoIncrement true when the column counts
 * @param onUpdateCurrentTimestamp true for ON UPDATE CURRENT_TIMESTAMP, at the type's precision
 * @param generated how it is computed, empty for an ordinary column
 * @param comment possibly empty
 */
public record ColumnSchema(
    int id,
    String name,
    ColumnType type,
    boolean nullable,
    ColumnDefault defaultValue,
    boolean autoIncrement,
    boolean onUpdateCurrentTimestamp,
    Optional<GeneratedColumn> generated,
    String comment) {

  /** The number of a table's first column. */
  public static final int FIRST_ID = 16;

  public ColumnSchema {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(defaultValue, "defaultValue");
    requireNonNull(generated, "generated");
    requireNonNull(comment, "comment");
  }

  /** True for the key that a table without a primary key of its own is given: SQL does not see it. */
  public boolean isHidden() {
    return id < FIRST_ID;
  }

  /** True when this is the column of that name, in any case. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The column with another name. */
  public ColumnSchema withName(String other) {
    return new ColumnSchema(
        id,
        other,
        type,
        nullable,
        defaultValue,
        autoIncrement,
        onUpdateCurrentTimestamp,
        generated,
        comment);
  }

  /** The column as part of a primary key: NOT NULL, and without the default NULL. */
  public ColumnSchema asKey() {
    ColumnDefault kept =
        defaultValue.kind() == ColumnDefault.Kind.NULL ? ColumnDefault.NONE : defaultValue;
    return new ColumnSchema(
        id, name, type, false, kept, autoIncrement, onUpdateCurrentTimestamp, generated, comment);
  }

  /** The column with another default. */
  public ColumnSchema withDefault(ColumnDefault other) {
    return new ColumnSchema(
        id,
        name,
        type,
        nullable,
        other,
        autoIncrement,
        onUpdateCurrentTimestamp,
        generated,
        comment);
  }

  /** The column computed another way, or not at all. */
  public ColumnSchema withGenerated(Optional<GeneratedColumn> other) {
    return new ColumnSchema(
        id,
        name,
        type,
        nullable,
        defaultValue,
        autoIncrement,
        onUpdateCurrentTimestamp,
        other,
        comment);
  }

  /** The column with another type. */
  public ColumnSchema withType(ColumnType other) {
    return new ColumnSchema(
        id,
        name,
        other,
        nullable,
        defaultValue,
        autoIncrement,
        onUpdateCurrentTimestamp,
        generated,
        comment);
  }
}
