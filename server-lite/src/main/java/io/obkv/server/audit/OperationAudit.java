// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import io.obkv.server.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last operations, a bounded number of them; parameter {@code enable_sql_audit} says whether they
 * are kept. Adding waits for nobody. Safe for many threads.
 */
public final class OperationAudit {
  private static final String PARAMETER = "enable_sql_audit";
  private static final int CAPACITY = 10_000;

  private final AtomicReferenceArray<AuditedOperation> ring;
  private final AtomicLong lastId = new AtomicLong();
  private volatile Setting setting = new Setting(null, false);

  /** What the parameter says in one catalog. */
  private record Setting(CatalogSnapshot catalog, boolean on) {}

  /** An audit of ten thousand operations. */
  public OperationAudit() {
    this(CAPACITY);
  }

  OperationAudit(int capacity) {
    ring = new AtomicReferenceArray<>(capacity);
  }

  /** Whether operations are to be added; cheap while the catalog stays the same. */
  public boolean isOn(CatalogSnapshot catalog) {
    Setting known = setting;
    if (known.catalog != catalog) {
      boolean on = catalog.parameter(PARAMETER).map("true"::equalsIgnoreCase).orElse(false);
      known = new Setting(catalog, on);
      setting = known;
    }
    return known.on;
  }

  /** The id of an operation that is about to be added. */
  public long nextId() {
    return lastId.incrementAndGet();
  }

  /** Adds an operation in place of the oldest. */
  public void add(AuditedOperation operation) {
    ring.lazySet((int) (operation.id() % ring.length()), operation);
  }

  /** The operations that are kept, the oldest first. */
  public List<AuditedOperation> operations() {
    List<AuditedOperation> all = new ArrayList<>();
    long last = lastId.get();
    for (long id = Math.max(1, last - ring.length() + 1); id <= last; id++) {
      AuditedOperation operation = ring.get((int) (id % ring.length()));
      // A later one may have taken its place already, or it may not have come yet.
      if (operation != null && operation.id() == id) {
        all.add(operation);
      }
    }
    return all;
  }
}
