// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plain read of a few cells in memory that asks a filter as HBase does: what comes out is written as
 * {@code row/qualifier@time=value}.
 */
final class FilteredRows {
  private final Map<String, List<Cell>> rows = new LinkedHashMap<>();

  private record Cell(String key, byte[] row, byte[] qualifier, long timestamp, byte[] value)
      implements FilterCell {}

  /** Rows r1 to r4 with the columns q1 to q3 in the versions 3, 2 and 1: values like {@code r1q13}. */
  static FilteredRows ofFourRows() {
    FilteredRows made = new FilteredRows();
    for (String row : List.of("r1", "r2", "r3", "r4")) {
      for (String qualifier : List.of("q1", "q2", "q3")) {
        for (long time = 3; time > 0; time--) {
          made.add(row, qualifier, time, row + qualifier + time);
        }
      }
    }
    return made;
  }

  FilteredRows add(String row, String qualifier, long time, String value) {
    rows.computeIfAbsent(row, name -> new ArrayList<>())
        .add(new Cell(
            row + "/" + qualifier + "@" + time, bytes(row), bytes(qualifier), time, bytes(value)));
    return this;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What a filter lets pass of the newest versions. */
  List<String> newest(String filter) {
    return read(filter, 1, false);
  }

  /** What a filter lets pass of all versions. */
  List<String> all(String filter) {
    return read(filter, Integer.MAX_VALUE, false);
  }

  /** What a filter lets pass of the newest versions, from the last row to the first. */
  List<String> reversed(String filter) {
    return read(filter, 1, true);
  }

  private List<String> read(String text, int versions, boolean reversed) {
    HBaseFilter filter = HBaseFilterParser.of(bytes(text)).filter("f", reversed);
    List<String> passed = new ArrayList<>();
    List<String> order = new ArrayList<>(rows.keySet());
    if (reversed) {
      Collections.reverse(order);
    }
    boolean done = false;
    for (String row : order) {
      if (done || filter.filterAllRemaining()) {
        break;
      }
      if (!filter.filterRowKey(bytes(row))) {
        List<Cell> kept = row(filter, rows.get(row), versions);
        done = filter.filterAllRemaining();
        filter.retainCells(kept);
        if (!kept.isEmpty() && !filter.filterRow()) {
          kept.forEach(cell -> passed.add(cell.key() + "="
              + new String(filter.transform(cell.value()), StandardCharsets.ISO_8859_1)));
        }
      }
      filter.reset();
    }
    return passed;
  }

  private static List<Cell> row(HBaseFilter filter, List<Cell> cells, int versions) {
    List<Cell> kept = new ArrayList<>();
    byte[] done = null;
    byte[] column = null;
    byte[] from = {};
    int seen = 0;
    for (Cell cell : cells) {
      boolean sameColumn = Arrays.equals(cell.qualifier(), column);
      seen = sameColumn ? seen + 1 : 1;
      column = cell.qualifier();
      if (seen > versions
          || Arrays.equals(cell.qualifier(), done)
          || Arrays.compareUnsigned(cell.qualifier(), from) < 0) {
        continue;
      }
      if (filter.filterAllRemaining()) {
        break;
      }
      Verdict verdict = filter.filterCell(cell);
      if (verdict.includes()) {
        kept.add(cell);
      }
      if (verdict.step() == Verdict.Step.ROW) {
        break;
      }
      done = verdict.step() == Verdict.Step.COLUMN ? cell.qualifier() : done;
      byte[] next = verdict == Verdict.SEEK ? filter.nextQualifier(cell) : null;
      from = next == null ? from : next;
    }
    return kept;
  }
}
