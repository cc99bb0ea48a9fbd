// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.packet.Opcode;
import io.obkv.server.model.table.TableModel;
import java.util.Map;

/** The packet codes that the Table model serves (3.1 of the protocol notes). */
final class TableRoutes {
  private TableRoutes() {}

  static Map<Integer, Route<?, ?>> of(TableModel model) {
    return Map.of(
        Opcode.EXECUTE, new ExecuteRoute(model),
        Opcode.BATCH_EXECUTE, new BatchRoute(model),
        Opcode.EXECUTE_QUERY, new QueryRoute(model),
        Opcode.QUERY_AND_MUTATE, new QueryAndMutateRoute(model),
        Opcode.ASYNC_QUERY, new AsyncQueryRoute(model),
        Opcode.PARTITION_META, new PartitionMetaRoute(model),
        Opcode.LOG_STREAM_EXECUTE, new LogStreamRoute(model));
  }
}
