// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import io.obkv.server.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last operations, a bounded number of them, with a bounded number of bytes of their requests:
 * beyond that the oldest keep only what the other fields say. Parameter {@code enable_sql_audit} says whether they
 * are kept. Adding waits for nobody. Safe for many threads.
 */
public final class OperationAudit {
  private static final String PARAMETER = "enable_sql_audit";
  private static final int CAPACITY = 10_000;
  private static final long MOST_KEPT_BYTES = 8L << 20;

  /** So many statements of one operation are told of. */
  public static final int MOST_STATEMENTS = 1_000;

  private final AtomicReferenceArray<AuditedOperation> ring;
  private final long mostKeptBytes;
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicLong keptBytes = new AtomicLong();
  private final AtomicLong stripped = new AtomicLong();
  private volatile Setting setting = new Setting(null, false);

  /** What the parameter says in one catalog. */
  private record Setting(CatalogSnapshot catalog, boolean on) {}

  /** An audit of ten thousand operations. */
  public OperationAudit() {
    this(CAPACITY, MOST_KEPT_BYTES);
  }

  OperationAudit(int capacity, long mostKeptBytes) {
    ring = new AtomicReferenceArray<>(capacity);
    this.mostKeptBytes = mostKeptBytes;
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

  /** The id of an operation of one statement that is about to be added. */
  public long nextId() {
    return lastId.incrementAndGet();
  }

  /**
   * The id of an operation that is about to be added: the first of as many ids as it has statements.
   *
   * @param statements at least 1; more than {@link #MOST_STATEMENTS} are as many as that
   */
  public long nextId(long statements) {
    long count = Math.min(statements, MOST_STATEMENTS);
    return lastId.getAndAdd(count) + 1;
  }

  /** Adds an operation in place of the oldest. */
  public void add(AuditedOperation operation) {
    AuditedOperation old = ring.getAndSet(slot(operation.id()), operation);
    int change = operation.keptBytes() - (old == null ? 0 : old.keptBytes());
    if (change != 0 && keptBytes.addAndGet(change) > mostKeptBytes) {
      strip();
    }
  }

  /** Drops requests, the oldest first, until few enough are left. */
  private void strip() {
    long last = lastId.get();
    stripped.accumulateAndGet(last - ring.length(), Math::max);
    while (keptBytes.get() > mostKeptBytes) {
      long id = stripped.incrementAndGet();
      if (id > last) {
        stripped.accumulateAndGet(last, Math::min);
        return;
      }
      AuditedOperation oldest = ring.get(slot(id));
      if (oldest != null
          && oldest.id() <= id
          && ring.compareAndSet(slot(id), oldest, oldest.withoutRequest())) {
        keptBytes.addAndGet(-oldest.keptBytes());
      }
    }
  }

  private int slot(long id) {
    return (int) (id % ring.length());
  }

  /** The operations that are kept, the oldest first. */
  public List<AuditedOperation> operations() {
    List<AuditedOperation> all = new ArrayList<>();
    long last = lastId.get();
    for (long id = Math.max(1, last - ring.length() + 1); id <= last; id++) {
      AuditedOperation operation = ring.get(slot(id));
      // A later one may have taken its place already, or it may not have come yet.
      if (operation != null && operation.id() == id) {
        all.add(operation);
      }
    }
    return all;
  }
}
