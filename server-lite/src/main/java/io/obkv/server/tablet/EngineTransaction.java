// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EngineSnapshot;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a transaction's work: locks through its attempt, reads what is committed under what it
 * wrote itself, collects its changes for the log stream.
 */
final class EngineTransaction implements TabletTransaction {
  private final EngineTabletStore store;
  private final WriteAttempt<?> attempt;
  private final List<Mutation> mutations = new ArrayList<>(2);
  private final List<RowCursor> cursors = new ArrayList<>(0);
  private EngineSnapshot snapshot;

  /** The first {@code overlaid} mutations by key; null until something is read behind a write. */
  private NavigableMap<byte[], Optional<byte[]>> changes;

  private int overlaid;

  /** The row locked last, null when it was absent, and its storage key. */
  private Value[] lockedRow;

  private byte[] lockedKey;

  EngineTransaction(EngineTabletStore store, WriteAttempt<?> attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  private EntryReader latest() {
    return withOwnWrites(store.engine());
  }

  private EntryReader withOwnWrites(EntryReader committed) {
    return mutations.isEmpty() ? committed : new OverlayReader(committed, changes());
  }

  private NavigableMap<byte[], Optional<byte[]>> changes() {
    if (changes == null) {
      changes = new TreeMap<>(Arrays::compareUnsigned);
    }
    for (; overlaid < mutations.size(); overlaid++) {
      if (mutations.get(overlaid) instanceof Mutation.Put put) {
        changes.put(put.key(), Optional.of(put.value()));
      } else if (mutations.get(overlaid) instanceof Mutation.Delete delete) {
        changes.put(delete.key(), Optional.empty());
      }
    }
    return changes;
  }

  @Override
  public Value[] get(TableLayout table, long tabletId, Value[] key) {
    attempt.enter(table);
    byte[] storageKey = table.storageKey(tabletId, key);
    return read(table, storageKey);
  }

  private Value[] read(TableLayout table, byte[] storageKey) {
    byte[] value = latest().get(storageKey);
    return value == null ? null : table.decode(storageKey, value);
  }

  @Override
  public Value[] lock(TableLayout table, long tabletId, Value[] key) {
    attempt.enter(table);
    byte[] storageKey = table.storageKey(tabletId, key);
    attempt.lock(LockKey.of(storageKey));
    lockedKey = storageKey;
    lockedRow = read(table, storageKey);
    return lockedRow;
  }

  @Override
  public RowCursor scan(TableLayout table, long tabletId, RowScan scan) {
    attempt.enter(table);
    if (snapshot == null) {
      snapshot = store.engine().snapshot();
    }
    RowCursor cursor = EngineRowCursor.open(withOwnWrites(snapshot), table, tabletId, scan);
    cursors.add(cursor);
    return cursor;
  }

  @Override
  public List<UniqueConflict> uniqueConflicts(TableLayout table, long tabletId, Value[] row) {
    attempt.enter(table);
    if (table.indexes().isEmpty()) {
      return List.of();
    }
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
    attempt.lock(LockKey.of(prefix));
    try (EntryIterator entries = latest().iterator(ByteRange.ofPrefix(prefix), Direction.FORWARD)) {
      while (entries.next()) {
        byte[] rowKey = index.rowKey(tabletId, entries.key(), entries.value());
        if (!Arrays.equals(rowKey, own)) {
          attempt.lock(LockKey.of(rowKey));
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
    attempt.enter(table);
    write(storageKey(table, tabletId, before, after), table.encode(after));
    for (IndexLayout index : table.indexes()) {
      Mutation.Put entry = index.entry(tabletId, after);
      if (before != null) {
        byte[] old = index.key(tabletId, before);
        if (Arrays.equals(old, entry.key())) {
          continue;
        }
        remove(old);
      }
      mutations.add(entry);
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
    attempt.enter(table);
    remove(table.storageKey(tabletId, table.keyOf(row)));
    for (IndexLayout index : table.indexes()) {
      remove(index.key(tabletId, row));
    }
  }

  private void write(byte[] key, byte[] value) {
    mutations.add(new Mutation.Put(key, value));
  }

  private void remove(byte[] key) {
    mutations.add(new Mutation.Delete(key));
  }

  CompletableFuture<Void> commit() {
    return mutations.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : store.logStream().append(mutations);
  }

  /** Lets go of what reading held; the locks are the attempt's. */
  void close() {
    cursors.forEach(RowCursor::close);
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
