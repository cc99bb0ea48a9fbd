// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static java.util.Objects.requireNonNull;

import io.obkv.partition.PartitionColumn;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.Optional;

/**
 * One column of a table. Immutable.
 *
 * @param name as the table spells it; names compare without regard to case
 * @param sqlType the type as SQL writes it, such as {@code bigint(20) unsigned}
 * @param type the type of its values; null for one that this driver does not know
 * @param collation of a character column; {@link Collation#BINARY} for all others, null for one that this
 *     driver does not know
 * @param scale digits behind the point of a decimal, else 0
 * @param paddedLength the length of BINARY(n), else 0
 * @param nullable whether it may hold NULL
 * @param generated whether its values are computed from other columns
 * @param autoIncrement whether a value that is left out is drawn from a sequence
 */
public record ColumnSchema(
    String name,
    String sqlType,
    ValueType type,
    Collation collation,
    int scale,
    int paddedLength,
    boolean nullable,
    boolean generated,
    boolean autoIncrement) {
  public ColumnSchema {
    requireNonNull(name, "name");
    requireNonNull(sqlType, "sqlType");
  }

  /** What placement and order need to know; empty where type or collation are unknown here. */
  public Optional<PartitionColumn> comparison() {
    return type == null || collation == null
        ? Optional.empty()
        : Optional.of(new PartitionColumn(type, collation, scale, paddedLength));
  }
}
