// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.engine.Direction;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows of one stored table are reached: key or index, ranges, partitions. What it gives are
 * all rows that fulfil the conditions, and perhaps others: they must be looked at again. Immutable,
 * but for what the conditions' constants hold.
 */
public final class TableAccess {
  private final TableLayout layout;
  private final ColumnConditions conditions;
  private final AccessPath path;
  private final Optional<Set<Long>> selected;

  /**
   * @param conditions what is known of the rows that are wanted
   * @param partitions the names of the only partitions to read; none for all
   * @param indexes the names of the only indexes to use; none for all
   */
  public TableAccess(
      TableLayout layout,
      ColumnConditions conditions,
      List<String> partitions,
      List<String> indexes) {
    this.layout = layout;
    this.conditions = conditions;
    this.path = AccessPath.choose(layout, conditions, indexes);
    this.selected = PartitionSelection.of(layout.schema(), partitions);
  }

  /** Starts to give rows. The caller closes the cursor. */
  public LocatedCursor open(TabletReader reader, EvaluationContext context) {
    ColumnValues values = new ColumnValues(layout, conditions, context);
    KeyRanges.Left left = KeyRanges.of(path.key(), values);
    if (path.index().isEmpty() && left.points()) {
      return new PointReads(reader, left.ranges().iterator());
    }
    Iterator<Long> tablets = tablets(values).iterator();
    RowScan scan = new RowScan(path.index(), left.ranges(), Direction.FORWARD);
    return left.ranges().isEmpty()
        ? new PointReads(reader, left.ranges().iterator())
        : new Scan(reader, tablets, scan);
  }

  /** The tablets to walk over; those of a global index are its own. */
  List<Long> tablets(ColumnValues values) {
    if (path.isGlobal()) {
      return path.index().orElseThrow().tabletIds();
    }
    List<Long> all = PartitionPruning.tablets(layout, values);
    return selected.map(only -> all.stream().filter(only::contains).toList()).orElse(all);
  }

  AccessPath path() {
    return path;
  }

  TableLayout layout() {
    return layout;
  }

  ColumnConditions conditions() {
    return conditions;
  }

  Optional<Set<Long>> selected() {
    return selected;
  }

  private boolean isSelected(long tabletId) {
    return selected.isEmpty() || selected.get().contains(tabletId);
  }

  /** Reads of single rows by their primary keys. */
  private final class PointReads implements LocatedCursor {
    private final TabletReader reader;
    private final Iterator<KeyRange> keys;

    PointReads(TabletReader reader, Iterator<KeyRange> keys) {
      this.reader = reader;
      this.keys = keys;
    }

    @Override
    public LocatedRow next() {
      while (keys.hasNext()) {
        LocatedRow row = read(keys.next().start().toArray(Value[]::new));
        if (row != null) {
          return row;
        }
      }
      return null;
    }

    private LocatedRow read(Value[] key) {
      long tabletId;
      try {
        tabletId = layout.tabletOfKey(key);
      } catch (RequestException noPartition) {
        // A key that no partition takes has no row.
        return null;
      }
      Value[] row = isSelected(tabletId) ? reader.get(layout, tabletId, key) : null;
      return row == null ? null : new LocatedRow(tabletId, row);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /** A walk over tablets, one after the other. */
  private final class Scan implements LocatedCursor {
    private final TabletReader reader;
    private final Iterator<Long> tablets;
    private final RowScan scan;
    private long tabletId;
    private RowCursor current;

    Scan(TabletReader reader, Iterator<Long> tablets, RowScan scan) {
      this.reader = reader;
      this.tablets = tablets;
      this.scan = scan;
    }

    @Override
    public LocatedRow next() {
      while (true) {
        Value[] row = current == null ? null : current.next();
        if (row == null) {
          close();
          if (!tablets.hasNext()) {
            return null;
          }
          tabletId = tablets.next();
          current = reader.scan(layout, tabletId, scan);
        } else if (!path.isGlobal()) {
          return new LocatedRow(tabletId, row);
        } else {
          long home = layout.tabletOf(row);
          if (isSelected(home)) {
            return new LocatedRow(home, row);
          }
        }
      }
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
        current = null;
      }
    }
  }
}
