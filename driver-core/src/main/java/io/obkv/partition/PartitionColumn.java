// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.Objects;

/**
 * What placement needs to know of a column of a partition key. Immutable.
 *
 * <p>The type decides how a value is hashed, so it must be the one that the table was made with: a
 * DATETIME column is {@link ValueType#MYSQL_DATETIME} where the tenant has MySQL's date types, as new
 * ones have, and {@link ValueType#DATETIME} where it has the older ones; DATE likewise.
 *
 * @param type the column's type, which need not be that of the values that come for it
 * @param collation the collation of a character column, else {@link Collation#BINARY}
 * @param scale digits behind the point of a decimal column, else 0
 * @param paddedLength the bytes to which BINARY(n) pads its values with zeros; 0 for all other
 *     columns
 */
public record PartitionColumn(ValueType type, Collation collation, int scale, int paddedLength) {
  public PartitionColumn {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(collation, "collation");
  }

  /** A column that is neither of characters nor of decimals. */
  public static PartitionColumn of(ValueType type) {
    return new PartitionColumn(type, Collation.BINARY, 0, 0);
  }

  /** A character or binary column. */
  public static PartitionColumn of(ValueType type, Collation collation) {
    return new PartitionColumn(type, collation, 0, 0);
  }

  /** A DECIMAL column with so many digits behind the point. */
  public static PartitionColumn ofDecimal(int scale) {
    return new PartitionColumn(ValueType.DECIMAL, Collation.BINARY, scale, 0);
  }

  /** A BINARY(n) column. */
  public static PartitionColumn ofBinary(int length) {
    return new PartitionColumn(ValueType.CHAR, Collation.BINARY, 0, length);
  }
}
