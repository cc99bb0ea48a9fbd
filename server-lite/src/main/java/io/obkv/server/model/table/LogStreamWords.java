// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The dictionaries of a batch by log stream: its rows and queries name columns by their places in
 * them, and so do its answers (3.8 of the protocol notes). Immutable.
 */
final class LogStreamWords {
  private final LogStreamRequest request;
  private final TableLayout table;
  private final boolean sameNames;
  private final boolean wholeRows;

  LogStreamWords(LogStreamRequest request, TableLayout table) {
    this.request = request;
    this.table = table;
    this.sameNames = (request.flags() & LogStreamRequest.SAME_PROPERTY_NAMES) != 0;
    this.wholeRows = (request.flags() & LogStreamRequest.NEED_ALL_PROPERTIES) != 0;
  }

  boolean onlyOneResult() {
    return (request.flags() & LogStreamRequest.RETURN_ONE_RESULT) != 0;
  }

  /** The dictionary of the answer: that of the request, or all columns where a whole row is asked. */
  List<String> resultNames() {
    return wholeRows ? columnNames() : request.propertyNames();
  }

  private List<String> columnNames() {
    return table.columns().stream().map(column -> column.name()).toList();
  }

  /** A row of the request; the names of key columns do not count, only their order. */
  RowRequest request(int type, SingleEntity entity) {
    ColumnSet columns = entity.propertyColumns();
    int count = entity.properties().size();
    boolean named = columns.bitCount() > 0;
    if (count > 0 && named == sameNames || named && sameNames) {
      throw Refusals.unexpected();
    }
    List<String> names = count == 0 ? List.of() : columns.select(request.propertyNames());
    if (names.size() != count) {
      throw Refusals.unexpected();
    }
    return new RowRequest(type, entity.rowkey(), names, entity.properties());
  }

  /** A row of the answer. */
  SingleEntity entity(RowOutcome outcome, SingleEntity asked) {
    List<Value> values = outcome.values();
    if (values.isEmpty()) {
      return SingleEntity.EMPTY;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!CompactValueCodec.carries(values.get(i).type())) {
        throw new RequestException(
            ErrorCode.OB_NOT_SUPPORTED,
            "column '"
                + outcome.names().get(i)
                + "' of type "
                + values.get(i).type().displayName()
                + " in the answer to a batch not supported");
      }
    }
    if (wholeRows && !asked.properties().isEmpty()) {
      return someOfAll(outcome);
    }
    ColumnSet columns =
        asked.properties().isEmpty() ? wholeRow(values.size()) : asked.propertyColumns();
    return new SingleEntity(
        ColumnSet.ALL,
        List.of(),
        columns,
        values.stream().map(LogStreamWords::asSigned).toList());
  }

  /** Some columns, where the dictionary has all: they travel in its order. */
  private SingleEntity someOfAll(RowOutcome outcome) {
    SortedMap<Integer, Value> values = new TreeMap<>();
    for (int i = 0; i < outcome.names().size(); i++) {
      values.put(
          table.position(outcome.names().get(i)), asSigned(outcome.values().get(i)));
    }
    ColumnSet columns = ColumnSet.of(table.columns().size(), List.copyOf(values.keySet()));
    return new SingleEntity(ColumnSet.ALL, List.of(), columns, List.copyOf(values.values()));
  }

  /** BIGINT UNSIGNED travels as a signed number here: clients do not know the unsigned form. */
  private static Value asSigned(Value value) {
    return value.type() == ValueType.UNSIGNED_BIGINT ? value.withType(ValueType.BIGINT) : value;
  }

  /** OceanBase sets the spare bits of the last byte, too. */
  private ColumnSet wholeRow(int columns) {
    if (!wholeRows) {
      return ColumnSet.ALL;
    }
    byte[] bits = new byte[(columns + 7) / 8];
    Arrays.fill(bits, (byte) 0xff);
    return new ColumnSet(columns, bits);
  }

  /** The query of a check. */
  QueryPlan plan(SingleQuery query, RowEditor rows, long tabletId) {
    if (query.ranges().isEmpty()) {
      throw new RequestException(
          ErrorCode.OB_INVALID_ARGUMENT, "Incorrect arguments to query is invalid");
    }
    List<String> scanColumns = query.scanRangeColumns().bitCount() == 0
        ? List.of()
        : new ArrayList<>(query.scanRangeColumns().select(request.rowkeyNames()));
    return QueryPlan.of(
        rows.table(),
        tabletId,
        new Query(
            query.ranges(),
            List.of(),
            query.filter(),
            -1,
            0,
            ScanOrder.FORWARD.number(),
            query.indexName(),
            -1,
            -1,
            null,
            scanColumns,
            List.of(),
            null,
            0,
            Query.ALL_TRAILING));
  }
}
