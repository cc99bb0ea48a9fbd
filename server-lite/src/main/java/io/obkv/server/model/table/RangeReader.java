// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the ranges of a query against the key or index that they are over (2.6 of the notes). */
public final class RangeReader {
  private final TableLayout table;
  private final List<Integer> positions;

  /**
   * A reader for the ranges of one query.
   *
   * @param index empty for the primary key
   * @param scanColumns the columns that the ranges name, none for all of the key or index
   */
  public RangeReader(TableLayout table, Optional<IndexSchema> index, List<String> scanColumns) {
    this.table = table;
    List<Integer> all = new ArrayList<>();
    index.ifPresent(i -> i.columns().forEach(name -> all.add(table.position(name))));
    int indexed = all.size();
    for (int position : table.keyPositions()) {
      all.add(position);
    }
    if (scanColumns.isEmpty()) {
      this.positions = index.isPresent() ? all.subList(0, indexed) : all;
      return;
    }
    List<Integer> named = new ArrayList<>(scanColumns.size());
    for (String column : scanColumns) {
      named.add(table.position(column));
    }
    if (named.size() > all.size() || !named.equals(all.subList(0, named.size()))) {
      throw Refusals.notSupported("scan ranges columns is not prefix of columns_infos");
    }
    this.positions = named;
  }

  /** The columns that the ranges are over, by their positions in the table. */
  public List<Integer> positions() {
    return positions;
  }

  /** The ranges with their ends in the columns' types. */
  public List<KeyRange> read(List<KeyRange> ranges) {
    if (ranges.size() == 1) {
      return List.of(read(ranges.get(0)));
    }
    return ranges.stream().map(this::read).toList();
  }

  private KeyRange read(KeyRange range) {
    boolean everything = range.start().size() == 1
        && range.end().size() == 1
        && range.start().get(0).isMin()
        && range.end().get(0).isMax();
    if (everything) {
      return KeyRange.all();
    }
    return KeyRange.of(
        bound(range.start()), range.startInclusive(), bound(range.end()), range.endInclusive());
  }

  private List<Value> bound(List<Value> values) {
    if (values.size() != positions.size()) {
      throw new RequestException(
          ErrorCode.OB_KV_SCAN_RANGE_MISSING,
          "Scan range missing, input scan range cell count is '"
              + values.size()
              + "', which should equal to rowkey count '"
              + positions.size()
              + "'");
    }
    List<Value> admitted = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      admitted.add(
          value.isMin() || value.isMax()
              ? value
              : ColumnGuard.admit(table, positions.get(i), value));
    }
    return admitted;
  }
}
