// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EngineSnapshot;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a transaction's work: locks as its owner does, reads what is committed under what it
 * wrote itself, collects its changes for the log stream.
 */
final class EngineTransaction implements TabletTransaction {
  private final EngineTabletStore store;
  private final Locking locking;
  private final WriteSet writes;
  private final EngineSnapshot view;

  /** Closes the walks that were opened. */
  private final List<Runnable> closing = new ArrayList<>(0);

  private EngineSnapshot snapshot;

  /** The row locked last, null when it was absent, and its storage key. */
  private Value[] lockedRow;

  private byte[] lockedKey;

  EngineTransaction(EngineTabletStore store, Locking locking) {
    this(store, locking, new WriteSet(), null);
  }

  /**
   * @param writes what earlier runs of the transaction have written; takes what this one writes
   * @param view what the transaction reads; null for what is committed. It stays the caller's
   */
  EngineTransaction(
      EngineTabletStore store, Locking locking, WriteSet writes, EngineSnapshot view) {
    this.store = store;
    this.locking = locking;
    this.writes = writes;
    this.view = view;
  }

  private EntryReader latest() {
    return writes.over(view == null ? store.engine() : view);
  }

  @Override
  public Value[] get(TableLayout table, long tabletId, Value[] key) {
    locking.enter(table);
    byte[] storageKey = table.storageKey(tabletId, key);
    return read(table, storageKey);
  }

  private Value[] read(TableLayout table, byte[] storageKey) {
    byte[] value = latest().get(storageKey);
    return value == null ? null : table.decode(storageKey, value);
  }

  @Override
  public Value[] lock(TableLayout table, long tabletId, Value[] key) {
    refuseToDecide();
    lockedKey = locked(table, tabletId, key);
    lockedRow = read(table, lockedKey);
    return lockedRow;
  }

  /** Who overwrites holds off nobody else who does. */
  private void refuseToDecide() {
    if (locking.shares()) {
      throw new IllegalStateException("a decision within work that overwrites");
    }
  }

  @Override
  public void lockKey(TableLayout table, long tabletId, Value[] key) {
    byte[] unused = locked(table, tabletId, key);
  }

  private byte[] locked(TableLayout table, long tabletId, Value[] key) {
    locking.enter(table);
    byte[] storageKey = table.storageKey(tabletId, key);
    locking.lock(LockKey.of(storageKey));
    refuseNewer(storageKey);
    return storageKey;
  }

  @Override
  public void replace(TableLayout table, long tabletId, Value[] row) {
    byte[] storageKey = locked(table, tabletId, table.keyOf(row));
    Value[] before = null;
    if (table.hasIndexes()) {
      refuseToDecide();
      before = read(table, storageKey);
    }
    write(table, tabletId, storageKey, before, row);
  }

  /** A transaction that reads an old moment must not write over what came since. */
  private void refuseNewer(byte[] storageKey) {
    if (view != null && !Arrays.equals(view.get(storageKey), store.engine().get(storageKey))) {
      throw new RequestException(ErrorCode.OB_TRANS_CANNOT_SERIALIZE);
    }
  }

  @Override
  public RowCursor scan(TableLayout table, long tabletId, RowScan scan) {
    locking.enter(table);
    RowCursor cursor = EngineRowCursor.open(writes.over(atStart()), table, tabletId, scan);
    closing.add(cursor::close);
    return cursor;
  }

  @Override
  public CellCursor scanCells(
      CellLayout cells, long tabletId, KeyRange range, Direction direction) {
    locking.enter(cells.table());
    CellCursor cursor = CellCursor.open(writes.over(atStart()), cells, tabletId, range, direction);
    closing.add(cursor::close);
    return cursor;
  }

  /** What was committed when the transaction began to walk. */
  private EntryReader atStart() {
    if (view == null && snapshot == null) {
      snapshot = store.engine().snapshot();
    }
    return view == null ? snapshot : view;
  }

  @Override
  public RowCursor scanLatest(TableLayout table, long tabletId, RowScan scan) {
    locking.enter(table);
    EntryReader committed = writes.over(store.engine());
    RowCursor cursor = EngineRowCursor.open(committed, table, tabletId, scan);
    closing.add(cursor::close);
    return cursor;
  }

  @Override
  public List<UniqueConflict> uniqueConflicts(TableLayout table, long tabletId, Value[] row) {
    locking.enter(table);
    if (!table.hasIndexes()) {
      return List.of();
    }
    refuseToDecide();
    List<UniqueConflict> conflicts = new ArrayList<>(0);
    byte[] own = null;
    for (IndexLayout index : table.indexes()) {
      if (index.schema().isUnique() && !index.hasNull(row)) {
        if (own == null) {
          own = table.storageKey(tabletId, table.keyOf(row));
        }
        conflict(table, index, tabletId, row, own)
            .filter(found -> isNew(found, conflicts, table))
            .ifPresent(conflicts::add);
      }
    }
    return conflicts;
  }

  /** One row may hold the values of several indexes. */
  private static boolean isNew(
      UniqueConflict found, List<UniqueConflict> before, TableLayout table) {
    return before.stream()
        .noneMatch(other -> other.tabletId() == found.tabletId()
            && table.compareKeys(other.row(), found.row()) == 0);
  }

  private Optional<UniqueConflict> conflict(
      TableLayout table, IndexLayout index, long tabletId, Value[] row, byte[] own) {
    byte[] prefix = index.prefix(tabletId, row);
    locking.lock(LockKey.of(prefix));
    try (EntryIterator entries = latest().iterator(ByteRange.ofPrefix(prefix), Direction.FORWARD)) {
      while (entries.next()) {
        byte[] rowKey = index.rowKey(tabletId, entries.key(), entries.value());
        if (!Arrays.equals(rowKey, own)) {
          locking.lock(LockKey.of(rowKey));
          Value[] other = read(table, rowKey);
          long otherTablet = ByteBuffer.wrap(rowKey).getLong();
          if (other != null && Arrays.equals(index.prefix(otherTablet, other), prefix)) {
            return Optional.of(new UniqueConflict(index.schema(), otherTablet, other));
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void put(TableLayout table, long tabletId, Value[] before, Value[] after) {
    locking.enter(table);
    write(table, tabletId, storageKey(table, tabletId, before, after), before, after);
  }

  private void write(TableLayout table, long tabletId, byte[] key, Value[] before, Value[] after) {
    writes.put(new Mutation.Put(key, table.encode(after)));
    for (IndexLayout index : table.indexes()) {
      Mutation.Put entry = index.entry(tabletId, after);
      if (before != null) {
        byte[] old = index.key(tabletId, before);
        if (Arrays.equals(old, entry.key())) {
          continue;
        }
        writes.remove(old);
      }
      writes.put(entry);
    }
  }

  /** That of the row before is the same, and most often known. */
  @SuppressWarnings("ReferenceEquality") // the very row that was read under the key
  private byte[] storageKey(TableLayout table, long tabletId, Value[] before, Value[] after) {
    return before != null && before == lockedRow
        ? lockedKey
        : table.storageKey(tabletId, table.keyOf(after));
  }

  @Override
  public void delete(TableLayout table, long tabletId, Value[] row) {
    locking.enter(table);
    writes.remove(table.storageKey(tabletId, table.keyOf(row)));
    for (IndexLayout index : table.indexes()) {
      writes.remove(index.key(tabletId, row));
    }
  }

  CompletableFuture<Void> commit() {
    return writes.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : store.logStream().append(writes.mutations());
  }

  /** Lets go of what reading held; the locks are the attempt's. */
  void close() {
    closing.forEach(Runnable::run);
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
