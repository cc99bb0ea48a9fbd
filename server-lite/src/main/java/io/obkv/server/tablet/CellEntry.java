// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

/**
 * A row of a table that keeps cells (see {@link CellLayout}), in the bytes that are stored. Immutable: nobody
 * may change an array.
 */
public final class CellEntry {
  private final byte[] row;
  private final byte[] qualifier;
  private final long time;
  private final Payload value;
  private final Payload lifetime;

  /**
   * What a column of an entry holds, besides its type.
   *
   * @param isNull true for NULL
   * @param bits of a number, else 0
   * @param array has the bytes of all else
   * @param from where they begin in the array
   * @param length how many they are
   */
  record Payload(boolean isNull, long bits, byte[] array, int from, int length) {
    static final Payload NULL = new Payload(true, 0, KeyColumn.Payload.NO_BYTES, 0, 0);
  }

  CellEntry(byte[] row, byte[] qualifier, long time, Payload value, Payload lifetime) {
    this.row = row;
    this.qualifier = qualifier;
    this.time = time;
    this.value = value;
    this.lifetime = lifetime;
  }

  /** The first column of the key. Entries of one row that follow each other share the array. */
  public byte[] row() {
    return row;
  }

  /** The second column of the key. */
  public byte[] qualifier() {
    return qualifier;
  }

  /** The third column of the key. */
  public long time() {
    return time;
  }

  /** The bytes of the value; none where it is NULL or a number. */
  public byte[] value() {
    boolean whole = value.from == 0 && value.length == value.array.length;
    return whole
        ? value.array
        : Arrays.copyOfRange(value.array, value.from, value.from + value.length);
  }

  /** How many bytes the value has. */
  public int valueLength() {
    return value.length;
  }

  /** Has the bytes of the value somewhere: from {@link #valueFrom()} on. */
  public byte[] valueArray() {
    return value.array;
  }

  /** Where the value begins in its array. */
  public int valueFrom() {
    return value.from;
  }

  /** True where the value is NULL. */
  public boolean isValueNull() {
    return value.isNull;
  }

  /** True where the cell has a lifetime of its own. */
  public boolean hasLifetime() {
    return !lifetime.isNull;
  }

  /** The lifetime, where there is one. */
  public long lifetime() {
    return lifetime.bits;
  }

  Payload valuePayload() {
    return value;
  }

  Payload lifetimePayload() {
    return lifetime;
  }

  /** The entry with another value. */
  public CellEntry withValue(byte[] bytes) {
    Payload other = new Payload(value.isNull, 0, bytes, 0, bytes.length);
    return new CellEntry(row, qualifier, time, other, lifetime);
  }
}
