// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.packet.Opcode;
import io.obkv.transport.Request;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.time.Duration;
import java.util.List;

/** Requests of the plainest kind, for tests that must not depend on a driver's retries. */
final class TableCalls {
  private static final long UNKNOWN = -1;
  private static final int PAGE = 1000;

  private final String table;
  private final List<String> keyColumns;
  private final String column;
  private final Duration timeout;

  /**
   * @param column the one column that is written and read beside the key
   */
  TableCalls(String table, List<String> keyColumns, String column, Duration timeout) {
    this.table = table;
    this.keyColumns = keyColumns;
    this.column = column;
    this.timeout = timeout;
  }

  /** Stores a row whether or not there is one. */
  Request<OperationResult> write(List<Value> key, Value value) {
    return operation(OperationType.INSERT_OR_UPDATE, key, value);
  }

  /** Reads a row. */
  Request<OperationResult> get(List<Value> key) {
    return operation(OperationType.GET, key, Value.NULL);
  }

  private Request<OperationResult> operation(OperationType type, List<Value> key, Value value) {
    Entity entity = new Entity(key, List.of(new Property(column, value)));
    Operation operation = new Operation(type.number(), entity);
    return Request.of(
        Opcode.EXECUTE,
        credential -> new OperationRequest(
            credential,
            table,
            UNKNOWN,
            0,
            EntityType.KV.number(),
            operation,
            0,
            0,
            false,
            true,
            -1),
        OperationRequest.CODEC,
        OperationResult.CODEC,
        timeout);
  }

  /** Stores several rows, all or none. */
  Request<LogStreamResult> writeAll(List<List<Value>> keys, Value value) {
    List<SingleOperation> operations = keys.stream()
        .map(key -> new SingleOperation(
            OperationType.INSERT_OR_UPDATE.number(),
            0,
            null,
            List.of(new SingleEntity(
                ColumnSet.first(keyColumns.size()), key, ColumnSet.ALL, List.of(value)))))
        .toList();
    long same = LogStreamRequest.SAME_TYPE | LogStreamRequest.SAME_PROPERTY_NAMES;
    return Request.of(
        Opcode.LOG_STREAM_EXECUTE,
        credential -> new LogStreamRequest(
            credential,
            EntityType.KV.number(),
            0,
            UNKNOWN,
            table,
            UNKNOWN,
            keyColumns,
            List.of(column),
            same,
            List.of(new TabletOperations(0, same, operations)),
            -1),
        LogStreamRequest.CODEC,
        LogStreamResult.CODEC,
        timeout);
  }

  /** A step of reading the key columns of every row between two keys, both included. */
  Request<AsyncQueryResult> scan(List<Value> from, List<Value> to, QueryStep step, long sessionId) {
    Query query = new Query(
        List.of(KeyRange.of(from, true, to, true)),
        keyColumns,
        "",
        -1,
        0,
        ScanOrder.FORWARD.number(),
        "",
        PAGE,
        -1,
        null,
        keyColumns,
        List.of(),
        null,
        0,
        Query.ALL_TRAILING);
    return Request.of(
        Opcode.ASYNC_QUERY,
        credential -> new AsyncQueryRequest(
            new QueryRequest(credential, table, UNKNOWN, 0, EntityType.KV.number(), 0, query, 0, 0),
            sessionId,
            step.number()),
        AsyncQueryRequest.CODEC,
        AsyncQueryResult.CODEC,
        timeout);
  }
}
