// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Builds and encodes the same messages with this driver's records and codecs. */
final class DriverMessages {
  private static final int PUT = OperationType.INSERT_OR_UPDATE.number();
  private static final int KV = EntityType.KV.number();
  private static final int BOTH_BOUNDS_INCLUDED = 3;
  private static final List<String> KEY_NAMES = List.of(SampleRows.keyNames());
  private static final List<String> COLUMN_NAMES = List.of(SampleRows.columnNames());
  private static final long BATCH_FLAGS =
      LogStreamRequest.SAME_TYPE | LogStreamRequest.SAME_PROPERTY_NAMES;

  private DriverMessages() {}

  static byte[] put(long row) {
    Operation operation =
        new Operation(PUT, new Entity(values(SampleRows.key(row)), properties(row)));
    return OperationRequest.CODEC.toBytes(
        new OperationRequest(
            SampleRows.CREDENTIAL, SampleRows.TABLE, -1, row, KV, operation, 0, 0, false, true, -1),
        LengthForm.SHORTEST);
  }

  private static List<Property> properties(long row) {
    Object[] columns = SampleRows.columns(row);
    List<Property> properties = new ArrayList<>(columns.length);
    for (int i = 0; i < columns.length; i++) {
      properties.add(new Property(COLUMN_NAMES.get(i), Value.of(columns[i])));
    }
    return properties;
  }

  private static List<Value> values(Object[] objects) {
    List<Value> values = new ArrayList<>(objects.length);
    for (Object object : objects) {
      values.add(Value.of(object));
    }
    return values;
  }

  static byte[] query(long row) {
    KeyRange range = new KeyRange(
        -1,
        BOTH_BOUNDS_INCLUDED,
        values(SampleRows.key(row)),
        values(SampleRows.key(row + SampleRows.RESULT_ROWS)),
        0);
    Query query = new Query(
        List.of(range),
        COLUMN_NAMES,
        "",
        -1,
        0,
        ScanOrder.FORWARD.number(),
        "PRIMARY",
        -1,
        -1,
        null,
        List.of(),
        List.of(),
        null,
        0,
        Query.ALL_TRAILING);
    return QueryRequest.CODEC.toBytes(
        new QueryRequest(SampleRows.CREDENTIAL, SampleRows.TABLE, -1, row, KV, 0, query, 0, 0),
        LengthForm.SHORTEST);
  }

  static byte[] batch(long firstRow) {
    List<SingleOperation> operations = new ArrayList<>(SampleRows.BATCH_SIZE);
    for (int i = 0; i < SampleRows.BATCH_SIZE; i++) {
      operations.add(operation(firstRow + i));
    }
    return LogStreamRequest.CODEC.toBytes(
        new LogStreamRequest(
            SampleRows.CREDENTIAL,
            KV,
            0,
            1,
            SampleRows.TABLE,
            -1,
            KEY_NAMES,
            COLUMN_NAMES,
            BATCH_FLAGS,
            List.of(new TabletOperations(firstRow, BATCH_FLAGS, operations)),
            0),
        LengthForm.SHORTEST);
  }

  private static SingleOperation operation(long row) {
    SingleEntity entity = new SingleEntity(
        ColumnSet.first(KEY_NAMES.size()),
        values(SampleRows.key(row)),
        ColumnSet.ALL,
        values(SampleRows.columns(row)));
    return new SingleOperation(PUT, 0, null, List.of(entity));
  }

  /** The answer to a get, in the form a server writes. */
  static byte[] operationResult() {
    return OperationResult.CODEC.toBytes(
        new OperationResult(
            OperationStatus.OK,
            OperationType.GET.number(),
            new Entity(List.of(), properties(1)),
            0),
        LengthForm.FIVE_BYTES);
  }

  /** The answer to a query, in the form a server writes. */
  static byte[] queryResult() {
    WireWriter rows = new WireWriter(LengthForm.FIVE_BYTES);
    for (int row = 0; row < SampleRows.RESULT_ROWS; row++) {
      values(SampleRows.columns(row)).forEach(value -> ValueCodec.INSTANCE.encode(value, rows));
    }
    return QueryResult.CODEC.toBytes(
        new QueryResult(COLUMN_NAMES, SampleRows.RESULT_ROWS, rows.toByteArray()),
        LengthForm.FIVE_BYTES);
  }
}
