// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.HBaseCell;
import io.obkv.protocol.message.HBaseFamilyRows;
import io.obkv.protocol.message.HBaseRequest;
import io.obkv.protocol.message.HBaseResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.FamilyEditor.Properties;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts in their compact form, over any families of a table as one transaction (3.9 of the notes). */
final class PutRequests {
  private static final int PLAIN_CELL = 3;
  private static final int CELL_WITH_LIFETIME = 4;

  private final TabletStore store;
  private final Clock clock;

  PutRequests(TabletStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  CompletableFuture<HBaseResult> execute(HBaseRequest request, RequestContext context) {
    boolean known = Capabilities.distributes(context.catalog())
        && request.operationType() == OperationType.INSERT_OR_UPDATE.number();
    if (!known) {
      throw new RequestException(ErrorCode.OB_NOT_SUPPORTED);
    }
    HTableTarget target = WriteTargets.ofPuts(store, context, request.tableName());
    Function<TabletTransaction, HBaseResult> work = transaction -> {
      RequestClock now = new RequestClock(clock);
      for (HBaseFamilyRows rows : request.families()) {
        put(target, rows, request.keys(), transaction, now);
      }
      return new HBaseResult(0, "", "", request.operationType(), 0);
    };
    return target.isOverwritable()
        ? store.overwrite(context.deadlineNanos(), work)
        : store.write(context.deadlineNanos(), work);
  }

  private static void put(
      HTableTarget target,
      HBaseFamilyRows rows,
      List<Value> keys,
      TabletTransaction transaction,
      RequestClock now) {
    FamilyTable family = target
        .family(FamilyTable.familyOf(rows.tableName()))
        .orElseThrow(() -> new RequestException(ErrorCode.OB_TABLE_NOT_EXIST));
    if (rows.keyIndexes().size() != rows.cellCounts().size()) {
      throw Refusals.invalidArgument();
    }
    FamilyEditor editor = new FamilyEditor(family, transaction, now);
    int next = 0;
    for (int i = 0; i < rows.keyIndexes().size(); i++) {
      long key = rows.keyIndexes().get(i);
      if (key < 0 || key >= keys.size()) {
        throw Refusals.invalidArgument();
      }
      Value row = editor.row(keys.get((int) key));
      editor.lock(row);
      int end = next + Math.toIntExact(rows.cellCounts().get(i));
      for (; next < end; next++) {
        put(editor, row, rows.cells().get(next));
      }
    }
  }

  private static void put(FamilyEditor editor, Value row, HBaseCell cell) {
    List<Value> values = cell.values();
    boolean whole = (values.size() == PLAIN_CELL || values.size() == CELL_WITH_LIFETIME)
        && values.get(1).type() == ValueType.BIGINT;
    if (!whole) {
      throw Refusals.invalidArgument();
    }
    Value lifetime =
        values.size() == CELL_WITH_LIFETIME && !values.get(3).isNull() ? values.get(3) : null;
    var unused = editor.put(
        row, values.get(0), values.get(1).bits(), new Properties(values.get(2), lifetime));
  }
}
