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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  private final Optional<Direction> order;

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
    this(
        layout,
        conditions,
        AccessPath.choose(layout, conditions, indexes),
        PartitionSelection.of(layout.schema(), partitions),
        Optional.empty());
  }

  private TableAccess(
      TableLayout layout,
      ColumnConditions conditions,
      AccessPath path,
      Optional<Set<Long>> selected,
      Optional<Direction> order) {
    this.layout = layout;
    this.conditions = conditions;
    this.path = path;
    this.selected = selected;
    this.order = order;
  }

  /**
   * The same rows in an order, where that needs no sorting; empty where it would. The constants of the
   * conditions must be known by now.
   */
  public Optional<TableAccess> inOrder(WantedOrder wanted, EvaluationContext context) {
    ColumnValues values = new ColumnValues(layout, conditions, context);
    Direction direction = wanted.descending() ? Direction.REVERSE : Direction.FORWARD;
    // Where conditions leave a choice, the order of a few rows makes it.
    Stream<AccessPath> others = wanted.limited()
        ? AccessPath.all(layout, conditions).stream().filter(path::isNoBetterThan)
        : Stream.empty();
    return Stream.concat(Stream.of(path), others)
        .filter(candidate -> KeyOrder.matches(candidate, wanted, layout, values))
        .findFirst()
        .map(found -> new TableAccess(layout, conditions, found, selected, Optional.of(direction)));
  }

  /** Starts to give rows. The caller closes the cursor. */
  public LocatedCursor open(TabletReader reader, EvaluationContext context) {
    ColumnValues values = new ColumnValues(layout, conditions, context);
    KeyRanges.Left left = KeyRanges.of(path.key(), values);
    Direction direction = order.orElse(Direction.FORWARD);
    if (left.ranges().isEmpty() || path.index().isEmpty() && left.points()) {
      List<KeyRange> keys = new ArrayList<>(left.ranges());
      if (direction == Direction.REVERSE) {
        Collections.reverse(keys);
      }
      return new PointReads(reader, keys.iterator());
    }
    RowScan scan = new RowScan(path.index(), left.ranges(), direction);
    List<Long> tablets = tablets(values);
    return order.isPresent() && tablets.size() > 1
        ? new Homes(merged(reader, tablets, scan))
        : new Homes(new Scan(reader, tablets.iterator(), scan));
  }

  private LocatedCursor merged(TabletReader reader, List<Long> tablets, RowScan scan) {
    Comparator<Value[]> forward = layout.rowOrder(path.index());
    MergedRows rows =
        new MergedRows(scan.direction() == Direction.FORWARD ? forward : forward.reversed());
    try {
      tablets.forEach(tablet -> rows.add(tablet, reader.scan(layout, tablet, scan)));
      return rows;
    } catch (RuntimeException failed) {
      rows.close();
      throw failed;
    }
  }

  /** True when the rows come in an order that was asked for. */
  public boolean isOrdered() {
    return order.isPresent();
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
        } else {
          return new LocatedRow(tabletId, row);
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

  /** Finds the tablets of rows that were found through a global index. */
  private final class Homes implements LocatedCursor {
    private final LocatedCursor rows;

    Homes(LocatedCursor rows) {
      this.rows = rows;
    }

    @Override
    public LocatedRow next() {
      if (!path.isGlobal()) {
        return rows.next();
      }
      for (LocatedRow row = rows.next(); row != null; row = rows.next()) {
        long home = layout.tabletOf(row.values());
        if (isSelected(home)) {
          return new LocatedRow(home, row.values());
        }
      }
      return null;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
