// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Reads one row: {@code Get.of(Key.of("id", 7L)).select("name", "price")}. Immutable. */
public final class Get implements RowOperation {
  private final Key key;
  private final List<String> columns;

  private Get(Key key, List<String> columns) {
    this.key = requireNonNull(key);
    this.columns = columns;
  }

  /** Reads all columns. */
  public static Get of(Key key) {
    return new Get(key, List.of());
  }

  /** The same row with these columns only, in this order. */
  public Get select(String... names) {
    return new Get(key, List.of(names));
  }

  /** The same row with these columns only, in this order. */
  public Get select(List<String> names) {
    return new Get(key, List.copyOf(names));
  }

  @Override
  public Key key() {
    return key;
  }

  /** Empty for all. */
  public List<String> columns() {
    return columns;
  }
}
