// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.FilterNode;
import io.obkv.server.filter.FilterParser;
import io.obkv.server.filter.hbase.Arguments;
import io.obkv.server.filter.hbase.Comparison;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of a row before it is changed (5.4 of the protocol notes). Immutable.
 *
 * @param selected the columns that the request looks at, the newest version of each
 * @param qualifier the column that is compared; empty where any selected cell will do
 * @param comparison the value on its left side, the cell on its right
 * @param absent true where the column must be missing, whatever the comparison says
 */
record CheckCondition(
    CellSelection selected,
    Optional<byte[]> qualifier,
    Optional<Comparison> comparison,
    boolean absent) {
  private static final String FILTER = "CheckAndMutateFilter";

  /** The condition of a request. */
  static CheckCondition of(HTableFilter request, FamilyEditor cells) {
    List<Value> qualifiers =
        request.qualifiers().stream().map(Value::ofBytes).map(cells::qualifier).toList();
    CellSelection selected =
        new CellSelection(qualifiers, request.minStamp(), request.maxStamp(), 1);
    if (request.filter().length == 0) {
      return new CheckCondition(selected, Optional.empty(), Optional.empty(), false);
    }
    FilterNode tree = FilterParser.parse(request.filter());
    if (!(tree instanceof FilterNode.Call call && call.name().equalsIgnoreCase(FILTER))) {
      // OceanBase compares one column with one value, and knows no other condition.
      throw new RequestException(ErrorCode.OB_ERR_NULL_VALUE);
    }
    Arguments arguments = new Arguments(request.filter(), call);
    Comparison comparison = arguments.comparison();
    // The family is that of the table, whatever the text says.
    var unused = arguments.bytes();
    byte[] qualifier = arguments.bytes();
    boolean absent = arguments.bool();
    arguments.end();
    return new CheckCondition(selected, Optional.of(qualifier), Optional.of(comparison), absent);
  }

  /** Whether the row, which must be locked, is as the condition wants it. */
  boolean holds(FamilyEditor cells, Value row) {
    List<FamilyEditor.Cell> found = cells.select(row, selected);
    if (qualifier.isEmpty()) {
      return !found.isEmpty();
    }
    Optional<byte[]> stored = found.stream()
        .filter(cell -> Arrays.equals(qualifierOf(cells, cell), qualifier.get()))
        .findFirst()
        .map(cell -> cell.values()[cells.family().valuePosition()].bytes());
    if (absent || stored.isEmpty()) {
      return absent && stored.isEmpty();
    }
    Comparison given = comparison.orElseThrow();
    return given.op().accepts(-given.comparator().compare(stored.get()));
  }

  private static byte[] qualifierOf(FamilyEditor cells, FamilyEditor.Cell cell) {
    return cell.values()[cells.family().qualifierPosition()].bytes();
  }
}
