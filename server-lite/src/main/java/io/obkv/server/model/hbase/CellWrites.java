// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.server.model.hbase.FamilyEditor.Properties;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts and deletes on an HBase table within one transaction, whichever way its name addresses families.
 * For one thread at a time.
 */
final class CellWrites {
  private final HTableTarget target;
  private final TabletTransaction transaction;
  private final RequestClock clock;
  private final Map<FamilyTable, FamilyEditor> editors = new HashMap<>();

  CellWrites(HTableTarget target, TabletTransaction transaction, RequestClock clock) {
    this.target = target;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What an operation did.
   *
   * @param firstFamily the first family that it was for
   * @param affectedThere the cells that it wrote or removed in that family
   */
  record Done(FamilyTable firstFamily, long affectedThere) {}

  private FamilyEditor editor(FamilyTable family) {
    return editors.computeIfAbsent(family, table -> new FamilyEditor(table, transaction, clock));
  }

  /** Stores a cell. */
  Done put(LogStreamCells.Key key, Properties properties) {
    Value qualifier = key.qualifier();
    FamilyTable family = target.families().get(0);
    if (target.wholeTable() && !qualifier.isNull()) {
      GroupQualifier named = GroupQualifier.of(qualifier);
      family = named.in(target);
      qualifier = named.qualifier();
    }
    FamilyEditor editor = editor(family);
    Value row = editor.row(key.row());
    editor.lock(row);
    editor.put(row, qualifier, key.time(), properties);
    return new Done(family, 1);
  }

  /** Removes what a key says: a version, versions, a column, a family or a row. */
  Done delete(LogStreamCells.Key key) {
    Value qualifier = key.qualifier();
    if (!target.wholeTable()) {
      return delete(target.families(), key.row(), CellSelection.deleted(qualifier, key.time()));
    }
    if (qualifier.isNull()) {
      return delete(target.families(), key.row(), CellSelection.deleted(Value.NULL, key.time()));
    }
    GroupQualifier named = GroupQualifier.of(qualifier);
    return delete(
        List.of(named.in(target)), key.row(), CellSelection.deleted(named.qualifier(), key.time()));
  }

  /** Removes what a query selects. */
  Done delete(Value row, SingleQuery query) {
    if (query.hbase() == null || query.hbase().hTableFilter() == null) {
      throw Refusals.invalidArgument();
    }
    HTableFilter filter = query.hbase().hTableFilter();
    List<Value> qualifiers = filter.qualifiers().stream().map(Value::ofBytes).toList();
    if (!target.wholeTable() || qualifiers.isEmpty()) {
      return delete(target.families(), row, selection(filter, qualifiers));
    }
    Done first = null;
    for (Value qualifier : qualifiers) {
      GroupQualifier named = GroupQualifier.of(qualifier);
      List<Value> own = named.qualifier().isNull() ? List.of() : List.of(named.qualifier());
      Done done = delete(List.of(named.in(target)), row, selection(filter, own));
      first = first == null ? done : first;
    }
    return first;
  }

  private static CellSelection selection(HTableFilter filter, List<Value> qualifiers) {
    return new CellSelection(
        qualifiers, filter.minStamp(), filter.maxStamp(), filter.maxVersions());
  }

  private Done delete(List<FamilyTable> families, Value givenRow, CellSelection selection) {
    List<Long> removed = new ArrayList<>(families.size());
    for (FamilyTable family : families) {
      FamilyEditor editor = editor(family);
      Value row = editor.row(givenRow);
      editor.lock(row);
      List<Value> admitted =
          selection.qualifiers().stream().map(editor::qualifier).toList();
      removed.add(editor.delete(row, selection.of(admitted)));
    }
    return new Done(families.get(0), removed.get(0));
  }
}
