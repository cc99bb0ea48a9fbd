// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Collation;
import java.util.List;
import java.util.Optional;

/**
 * What a table's definition says behind its columns. Immutable; no part is null.
 *
 * @param collation the default of its character columns
 * @param tableGroup the name of its table group, empty when it is in none
 * @param ttl the terms of TTL(…), none for a table whose rows do not expire
 * @param kvAttributes the JSON text of KV_ATTRIBUTES as written, possibly empty
 * @param comment possibly empty
 * @param autoIncrementStart the first number that AUTO_INCREMENT draws, 1 by default
 * @param autoIncrementOrdered true for AUTO_INCREMENT_MODE 'ORDER', the default
 * @param heap true for ORGANIZATION HEAP: the primary key is a hidden number
 */
public record TableOptions(
    Collation collation,
    Optional<String> tableGroup,
    List<TtlTerm> ttl,
    String kvAttributes,
    String comment,
    long autoIncrementStart,
    boolean autoIncrementOrdered,
    boolean heap) {
  /** Those of a table whose definition says nothing. */
  public static final TableOptions DEFAULT = new TableOptions(
      Collation.UTF8MB4_GENERAL_CI, Optional.empty(), List.of(), "", "", 1, true, false);

  public TableOptions {
    requireNonNull(collation, "collation");
    requireNonNull(tableGroup, "tableGroup");
    ttl = List.copyOf(ttl);
    requireNonNull(kvAttributes, "kvAttributes");
    requireNonNull(comment, "comment");
  }
}
