// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.record;

/** A column's value cannot be had as the Java type asked for; the message names the column and both. */
public final class ColumnTypeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ColumnTypeException(String message) {
    super(message);
  }
}
