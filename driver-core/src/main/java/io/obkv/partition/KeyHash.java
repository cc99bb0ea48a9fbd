// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;

/**
 * The hash of KEY partitioning: one chain of {@link MurmurHash} over the columns, each in the form
 * in which OceanBase's server hashes its type. The official client differs for several types; the
 * server's word counts, as it is the server that looks for the row.
 *
 * <p>Whole numbers, BIT, ENUM, SET, years (since 1900), TIMESTAMP and TIME (microseconds) are hashed
 * as eight bytes, lowest first; so are floating-point numbers, as doubles, and MySQL's DATE and
 * DATETIME, as bit fields. Decimals are their digits in groups of four bytes. Strings are their
 * weights or bytes without trailing blanks, under the binary collation all their bytes.
 */
public final class KeyHash {
  private static final byte[] NULL_FORM = new byte[4];

  private KeyHash() {}

  /**
   * Continues the chain with one column.
   *
   * @param value the column's value; {@link Value#NULL} hashes too
   * @param hash what the columns before gave; 0 for the first
   * @throws IllegalArgumentException when the column cannot hold such a value, or its type or
   *     collation cannot be hashed
   */
  public static long hash(Value value, PartitionColumn column, long hash) {
    if (value.isNull()) {
      return MurmurHash.hash(NULL_FORM, hash);
    }
    return switch (column.type()) {
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
        Text.hash(Keys.bytes(value, column), column.collation(), hash);
      case DECIMAL, DECIMAL_EMBEDDED ->
        MurmurHash.hash(Numbers.decimalBytes(value, column.scale()), hash);
      default -> MurmurHash.hash(number(value, column), hash);
    };
  }

  private static long number(Value value, PartitionColumn column) {
    return switch (column.type()) {
      case FLOAT, DOUBLE, UNSIGNED_FLOAT, UNSIGNED_DOUBLE ->
        Double.doubleToRawLongBits(Numbers.floating(value, column.type()));
      case MYSQL_DATETIME -> Numbers.packedDateTime(value);
      case MYSQL_DATE -> Numbers.packedDate(value);
      case DATETIME -> Numbers.wallClock(value);
      case DATE -> Numbers.day(value);
      case TIMESTAMP, TIME -> Numbers.bitsOf(value, column.type());
      case NUMBER, UNSIGNED_NUMBER, JSON, JSON_EMBEDDED, EXTEND, UNKNOWN, HEX_STRING, NULL ->
        throw new IllegalArgumentException(
            "a column of type " + column.type().displayName() + " cannot be hashed");
      default -> Numbers.integer(value);
    };
  }
}
