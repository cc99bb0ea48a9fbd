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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What DDL does to many rows at once, in batches through the log stream. The caller {@link #holdOff
 * holds off} whoever writes to the table meanwhile. Methods return when all is durable.
 */
public final class TabletMaintenance {
  private static final Logger LOG = LoggerFactory.getLogger(TabletMaintenance.class);
  private static final int BATCH_ROWS = 500;

  /** Tablets below are the server's own. */
  private static final long FIRST_TABLET = 1_000;

  /** How long those who began to read a tablet may go on: longer than statements run by default. */
  private static final Duration READERS_PATIENCE = Duration.ofSeconds(30);

  private static final RowScan EVERYTHING =
      new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);

  private final EngineTabletStore store;

  TabletMaintenance(EngineTabletStore store) {
    this.store = store;
  }

  /**
   * Holds writers to a table off, and waits until those that write have committed. They are let in
   * again by {@link #letIn}.
   *
   * @return false, and nobody is held off, when they did not end by the deadline
   */
  public boolean holdOff(long tableId, long deadlineNanos) {
    try {
      return store.gate(tableId).close(deadlineNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      store.gate(tableId).open(0);
      return false;
    }
  }

  /** Lets those write to a table again that know it at this schema version at least. */
  public void letIn(long tableId, long schemaVersion) {
    store.gate(tableId).open(schemaVersion);
  }

  /** Removes all that is in the tablets. */
  public void dropTablets(List<Long> tabletIds) {
    append(ranges(tabletIds));
  }

  /**
   * Removes all that is in the tablets once those who began to read them have ended. What is not
   * removed when the server ends is when {@link #dropUnowned} is called.
   */
  public void dropTabletsLater(List<Long> tabletIds) {
    List<Mutation> mutations = ranges(tabletIds);
    try {
      var unused = store
          .timers()
          .schedule(() -> drop(mutations), READERS_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("tablets {} are removed at the next start", tabletIds, closing);
    }
  }

  private void drop(List<Mutation> mutations) {
    var unused = store.logStream().append(mutations).whenComplete((none, failure) -> {
      if (failure != null) {
        LOG.warn("old tablets are removed at the next start only", failure);
      }
    });
  }

  /**
   * Removes what is in tablets that nobody owns: a change of a definition filled them before the
   * server died, or left them behind. To be called before anything else is done.
   *
   * @param owned says of a tablet id whether a table or an index has it
   */
  public void dropUnowned(LongPredicate owned) {
    List<Long> unowned = new ArrayList<>();
    byte[] from = prefix(FIRST_TABLET);
    while (from != null) {
      long tabletId;
      try (EntryIterator entries =
          store.engine().iterator(new ByteRange(from, prefix(Long.MAX_VALUE)), Direction.FORWARD)) {
        if (!entries.next()) {
          break;
        }
        tabletId = ByteBuffer.wrap(entries.key()).getLong();
      }
      if (!owned.test(tabletId)) {
        unowned.add(tabletId);
      }
      from = ByteRange.successorOfPrefix(prefix(tabletId));
    }
    append(ranges(unowned));
  }

  private static List<Mutation> ranges(List<Long> tabletIds) {
    List<Mutation> mutations = new ArrayList<>();
    for (long tabletId : tabletIds) {
      byte[] prefix = prefix(tabletId);
      mutations.add(new Mutation.DeleteRange(prefix, ByteRange.successorOfPrefix(prefix)));
    }
    return mutations;
  }

  private static byte[] prefix(long tabletId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(tabletId).array();
  }

  /** Lets a table's AUTO_INCREMENT start anew. */
  public void resetAutoIncrement(long tableId) {
    append(List.of(store.sequences().reset(tableId)));
  }

  /**
   * Lets AUTO_INCREMENT go on behind the highest number that a row has, at {@code start} at least.
   * Nothing for a table that does not count.
   */
  public void restartAutoIncrement(TableLayout table, long start) {
    int position = table.autoIncrementPosition();
    if (position >= 0) {
      long next = Math.max(start, following(highest(table, position)));
      store.sequences().restart(table.schema().id(), next);
    }
  }

  /** Lets the hidden key, where there is one, go on behind the highest that a row has. */
  public void restartHiddenKey(TableLayout table) {
    if (table.schema().hasHiddenKey()) {
      long next = following(highest(table, table.keyPositions()[0]));
      store.sequences().restart(Sequences.hidden(table.schema().id()), next);
    }
  }

  private static long following(long number) {
    return number == Long.MAX_VALUE ? number : number + 1;
  }

  /** The highest number in a column, 0 when there is none above. */
  private long highest(TableLayout table, int position) {
    boolean leads = table.keyPositions()[0] == position;
    RowScan scan = new RowScan(
        Optional.empty(), List.of(KeyRange.all()), leads ? Direction.REVERSE : Direction.FORWARD);
    long highest = 0;
    try (TabletSnapshot snapshot = store.snapshot()) {
      for (long tabletId : table.schema().tabletIds()) {
        highest = Math.max(highest, highest(snapshot.scan(table, tabletId, scan), position, leads));
      }
    }
    return highest;
  }

  private static long highest(RowCursor cursor, int position, boolean firstIsHighest) {
    long highest = 0;
    try (RowCursor rows = cursor) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        highest = Math.max(highest, row[position].bits());
        if (firstIsHighest) {
          break;
        }
      }
    }
    return highest;
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
