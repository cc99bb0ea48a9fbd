// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import com.alipay.oceanbase.rpc.ObGlobal;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObObj;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObRowKey;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableEntityType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableLSOpRequest;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableLSOperation;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperation;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationRequest;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableSingleOp;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableSingleOpEntity;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableTabletOp;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObNewRange;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObTableQuery;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObTableQueryRequest;
import com.alipay.oceanbase.rpc.util.ObBytesString;
import java.util.ArrayList;
import java.util.List;

/** Builds and encodes requests with the official client's classes, as its own calls do. */
final class OfficialMessages {
  private static final ObBytesString CREDENTIAL = new ObBytesString(SampleRows.CREDENTIAL);

  static {
    // The official classes keep the server's version for the whole process, and encode by it.
    ObGlobal.OB_VERSION = ObGlobal.calcVersion(4, (short) 3, (byte) 5, (byte) 3);
  }

  private OfficialMessages() {}

  static byte[] put(long row) {
    ObTableOperationRequest request = new ObTableOperationRequest();
    request.setCredential(CREDENTIAL);
    request.setTableName(SampleRows.TABLE);
    request.setPartitionId(row);
    request.setEntityType(ObTableEntityType.KV);
    request.setReturningAffectedRows(true);
    request.setTableOperation(ObTableOperation.getInstance(
        ObTableOperationType.INSERT_OR_UPDATE,
        SampleRows.key(row),
        SampleRows.columnNames(),
        SampleRows.columns(row)));
    return request.encode();
  }

  static byte[] query(long row) {
    ObTableQuery query = new ObTableQuery();
    query.setSelectColumns(List.of(SampleRows.columnNames()));
    query.setIndexName("PRIMARY");
    query.addKeyRange(range(row));
    ObTableQueryRequest request = new ObTableQueryRequest();
    request.setCredential(CREDENTIAL);
    request.setTableName(SampleRows.TABLE);
    request.setPartitionId(row);
    request.setEntityType(ObTableEntityType.KV);
    request.setTableQuery(query);
    return request.encode();
  }

  private static ObNewRange range(long row) {
    ObNewRange range = new ObNewRange();
    range.setStartKey(rowkey(SampleRows.key(row)));
    range.setEndKey(rowkey(SampleRows.key(row + SampleRows.RESULT_ROWS)));
    return range;
  }

  private static ObRowKey rowkey(Object[] values) {
    ObRowKey rowkey = new ObRowKey();
    for (Object value : values) {
      rowkey.addObj(ObObj.getInstance(value));
    }
    return rowkey;
  }

  static byte[] batch(long firstRow) {
    List<ObTableSingleOp> operations = new ArrayList<>(SampleRows.BATCH_SIZE);
    for (int i = 0; i < SampleRows.BATCH_SIZE; i++) {
      operations.add(operation(firstRow + i));
    }
    ObTableTabletOp tablet = new ObTableTabletOp();
    tablet.setTabletId(firstRow);
    tablet.setSingleOperations(operations);
    ObTableLSOperation logStream = new ObTableLSOperation();
    logStream.setLsId(1);
    logStream.setTableName(SampleRows.TABLE);
    logStream.addTabletOperation(tablet);
    logStream.prepare();
    ObTableLSOpRequest request = new ObTableLSOpRequest();
    request.setCredential(CREDENTIAL);
    request.setEntityType(ObTableEntityType.KV);
    request.setLsOperation(logStream);
    return request.encode();
  }

  private static ObTableSingleOp operation(long row) {
    ObTableSingleOp operation = new ObTableSingleOp();
    operation.setSingleOpType(ObTableOperationType.INSERT_OR_UPDATE);
    operation.addEntity(ObTableSingleOpEntity.getInstance(
        SampleRows.keyNames(),
        SampleRows.key(row),
        SampleRows.columnNames(),
        SampleRows.columns(row)));
    return operation;
  }
}
