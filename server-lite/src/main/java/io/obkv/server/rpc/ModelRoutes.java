// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.packet.Opcode;
import io.obkv.server.model.hbase.HBaseAdministration;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.TableModel;
import java.util.Map;

/** The packet codes that the models serve (3.1 of the protocol notes). */
final class ModelRoutes {
  private ModelRoutes() {}

  static Map<Integer, Route<?, ?>> of(
      TableModel tables, HBaseModel hbase, HBaseAdministration administration) {
    return Map.of(
        Opcode.EXECUTE, new ExecuteRoute(tables, hbase),
        Opcode.BATCH_EXECUTE, new BatchRoute(tables, hbase),
        Opcode.EXECUTE_QUERY, new QueryRoute(tables, hbase),
        Opcode.QUERY_AND_MUTATE, new QueryAndMutateRoute(tables, hbase),
        Opcode.ASYNC_QUERY, new AsyncQueryRoute(tables, hbase),
        Opcode.PARTITION_META, new PartitionMetaRoute(tables),
        Opcode.LOG_STREAM_EXECUTE, new LogStreamRoute(tables, hbase),
        Opcode.META_INFO, new MetaRoute(administration),
        Opcode.HBASE_EXECUTE, new HBaseRoute(hbase));
  }
}
