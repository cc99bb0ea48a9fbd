// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * What DDL does to many rows at once, in batches through the log stream. The caller sees to it that
 * nobody writes to the tablets meanwhile. Methods return when all is durable.
 */
public final class TabletMaintenance {
  private static final int BATCH_ROWS = 500;
  private static final RowScan EVERYTHING =
      new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);

  private final EngineTabletStore store;

  TabletMaintenance(EngineTabletStore store) {
    this.store = store;
  }

  /** Removes all that is in the tablets. */
  public void dropTablets(List<Long> tabletIds) {
    List<Mutation> mutations = new ArrayList<>();
    for (long tabletId : tabletIds) {
      byte[] prefix = prefix(tabletId);
      mutations.add(new Mutation.DeleteRange(prefix, ByteRange.successorOfPrefix(prefix)));
    }
    append(mutations);
  }

  private static byte[] prefix(long tabletId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(tabletId).array();
  }

  /** Lets a table's AUTO_INCREMENT start anew. */
  public void resetAutoIncrement(long tableId) {
    append(List.of(store.sequences().reset(tableId)));
  }

  /**
   * Makes the entries of a new index for all rows of its table.
   *
   * @throws RequestException with {@code OB_ERR_PRIMARY_KEY_DUPLICATE} when two rows have the same
   *     values in a unique index; entries that were made are removed again
   */
  public void backfillIndex(TableLayout table, IndexSchema index) {
    if (index.kind() == IndexSchema.Kind.FULLTEXT) {
      return;
    }
    IndexLayout layout = table.index(index);
    for (long tabletId : table.schema().tabletIds()) {
      eachRow(table, tabletId, (row, batch) -> batch.add(layout.entry(tabletId, row)));
    }
    if (index.isUnique()) {
      checkUnique(table, layout);
    }
  }

  private void checkUnique(TableLayout table, IndexLayout index) {
    for (long indexTablet : index.schema().tabletIds()) {
      byte[] last = null;
      try (EntryIterator entries =
          store.engine().iterator(ByteRange.ofPrefix(prefix(indexTablet)), Direction.FORWARD)) {
        while (entries.next()) {
          byte[] entry = entries.key();
          byte[] values = Arrays.copyOf(entry, index.primaryKeyOffset(entries.value()));
          if (Arrays.equals(values, last) && !hasNull(table, index, entry, entries.value())) {
            refuse(table, index, entry, entries.value());
          }
          last = values;
        }
      }
    }
  }

  private Value[] rowOf(TableLayout table, IndexLayout index, byte[] entry, byte[] value) {
    long dataTablet = index.dataTablet(ByteBuffer.wrap(entry).getLong(), value);
    byte[] rowKey = index.rowKey(dataTablet, entry, value);
    return table.decode(rowKey, store.engine().get(rowKey));
  }

  private boolean hasNull(TableLayout table, IndexLayout index, byte[] entry, byte[] value) {
    return index.hasNull(rowOf(table, index, entry, value));
  }

  private void refuse(TableLayout table, IndexLayout index, byte[] entry, byte[] value) {
    Value[] row = rowOf(table, index, entry, value);
    dropTablets(index.schema().tabletIds());
    throw new RequestException(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
        "Duplicate entry '" + index.printed(row) + "' for key '"
            + index.schema().name() + "'");
  }

  /**
   * Copies all rows of a table into another shape of it, whose tablets are new and empty.
   *
   * @param mapping makes the new row, complete, from the old one; what it throws ends the copy and
   *     empties the new tablets
   * @throws RequestException with {@code OB_ERR_PRIMARY_KEY_DUPLICATE} when two rows have the same
   *     values in the new primary key or in a unique index; the new tablets are emptied
   */
  public void rewrite(TableLayout from, TableLayout to, UnaryOperator<Value[]> mapping) {
    try {
      for (long tabletId : from.schema().tabletIds()) {
        eachRow(from, tabletId, (row, batch) -> copy(to, mapping.apply(row), batch));
      }
      to.indexes().stream()
          .filter(index -> index.schema().isUnique())
          .forEach(index -> checkUnique(to, index));
    } catch (RuntimeException e) {
      dropTablets(to.schema().tabletIds());
      to.indexes().forEach(index -> dropTablets(index.schema().tabletIds()));
      throw e;
    }
  }

  private void copy(TableLayout to, Value[] row, List<Mutation> batch) {
    long tabletId = to.tabletOf(row);
    byte[] key = to.storageKey(tabletId, to.keyOf(row));
    boolean twice = store.engine().get(key) != null
        || batch.stream()
            .anyMatch(m -> m instanceof Mutation.Put put && Arrays.equals(put.key(), key));
    if (twice) {
      throw new RequestException(
          ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
          "Duplicate entry '" + KeyText.joined(to.keyOf(row)) + "' for key 'PRIMARY'");
    }
    batch.add(new Mutation.Put(key, to.encode(row)));
    for (IndexLayout index : to.indexes()) {
      batch.add(index.entry(tabletId, row));
    }
  }

  private interface RowWork {
    void apply(Value[] row, List<Mutation> batch);
  }

  private void eachRow(TableLayout table, long tabletId, RowWork work) {
    try (TabletSnapshot snapshot = store.snapshot();
        RowCursor rows = snapshot.scan(table, tabletId, EVERYTHING)) {
      List<Mutation> batch = new ArrayList<>();
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        work.apply(row, batch);
        if (batch.size() >= BATCH_ROWS) {
          append(batch);
          batch = new ArrayList<>();
        }
      }
      append(batch);
    }
  }

  private void append(List<Mutation> mutations) {
    if (mutations.isEmpty()) {
      return;
    }
    try {
      store.logStream().append(mutations).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
