// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

/**
 * Writes a row if a check of the row holds, in one step:
 *
 * <pre>{@code
 * CheckAndInsertOrUpdate.ifMatches(Filter.lt("version", 5), InsertOrUpdate.of(key).set("version", 5))
 * CheckAndInsertOrUpdate.unlessMatches(Filter.eq("state", "closed"), write).failing()
 * }</pre>
 *
 * Affects 0 rows where the check fails. Immutable but for the write that it holds.
 */
public final class CheckAndInsertOrUpdate implements RowOperation {
  private final Filter filter;
  private final InsertOrUpdate write;
  private final boolean writesIfFound;
  private final boolean fails;

  private CheckAndInsertOrUpdate(
      Filter filter, InsertOrUpdate write, boolean writesIfFound, boolean fails) {
    this.filter = requireNonNull(filter);
    this.write = requireNonNull(write);
    this.writesIfFound = writesIfFound;
    this.fails = fails;
  }

  /** Writes if the row is there and passes the filter. */
  public static CheckAndInsertOrUpdate ifMatches(Filter filter, InsertOrUpdate write) {
    return new CheckAndInsertOrUpdate(filter, write, true, false);
  }

  /** Writes if the row is not there or does not pass the filter. */
  public static CheckAndInsertOrUpdate unlessMatches(Filter filter, InsertOrUpdate write) {
    return new CheckAndInsertOrUpdate(filter, write, false, false);
  }

  /** A failed check is an error ({@code OB_KV_CHECK_FAILED}), and undoes a batch around it. */
  public CheckAndInsertOrUpdate failing() {
    return new CheckAndInsertOrUpdate(filter, write, writesIfFound, true);
  }

  public Filter filter() {
    return filter;
  }

  public InsertOrUpdate write() {
    return write;
  }

  public boolean writesIfFound() {
    return writesIfFound;
  }

  public boolean fails() {
    return fails;
  }

  @Override
  public Key key() {
    return write.key();
  }
}
