// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Operations on rows of one table that are done together, in order and in one transaction: {@code
 * Batch.of(Insert.of(k1).set("n", 1), Delete.of(k2))}. If one fails, none is done. While it is being put
 * together, not for several threads at once.
 *
 * <p>Keys must be named.
 */
public final class Batch {
  private final List<RowOperation> operations = new ArrayList<>();
  private boolean returnsOneResult;

  private Batch() {}

  public static Batch of(RowOperation... operations) {
    return of(List.of(operations));
  }

  public static Batch of(List<? extends RowOperation> operations) {
    Batch batch = new Batch();
    operations.forEach(batch::add);
    return batch;
  }

  public Batch add(RowOperation operation) {
    operations.add(requireNonNull(operation));
    return this;
  }

  /** Asks for one result with the sum of affected rows; for writes of one kind. */
  public Batch returningOneResult() {
    returnsOneResult = true;
    return this;
  }

  /** Not a copy. */
  public List<RowOperation> operations() {
    return Collections.unmodifiableList(operations);
  }

  public boolean returnsOneResult() {
    return returnsOneResult;
  }
}
