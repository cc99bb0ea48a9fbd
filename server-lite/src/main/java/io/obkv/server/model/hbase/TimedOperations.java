// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Single operations on cells (3.3 and 3.10 of the protocol notes): those of the Table model, but the time
 * in the key is not negated, and the highest one stands for the present.
 */
final class TimedOperations {
  private static final int TIME = 2;

  private final TableModel tables;
  private final Clock clock;

  TimedOperations(TableModel tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  CompletableFuture<OperationResult> execute(OperationRequest request, RequestContext context) {
    Operation given = request.operation();
    List<Value> key = new ArrayList<>(given.entity().rowkey());
    if (key.size() > TIME && key.get(TIME).type() == ValueType.BIGINT) {
      long time = key.get(TIME).bits();
      boolean present = time == Long.MAX_VALUE && given.type() != OperationType.GET.number();
      key.set(TIME, Value.ofBigInt(present ? -clock.millis() : -time));
    }
    Operation stored =
        new Operation(given.type(), new Entity(key, given.entity().properties()));
    return tables.execute(
        new OperationRequest(
            request.credential(),
            request.tableName(),
            request.tableId(),
            request.tabletId(),
            EntityType.KV.number(),
            stored,
            request.consistency(),
            request.optionFlag(),
            request.returningAffectedEntity(),
            request.returningAffectedRows(),
            request.binlogRowImage()),
        context);
  }
}
