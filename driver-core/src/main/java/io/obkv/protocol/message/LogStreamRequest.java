// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * LS_EXECUTE, 0x1125: the batch by log stream, one transaction over any number of tablets (3.8).
 *
 * @param entityType decides whether queries within carry their HBase part
 * @param logStreamId -1 when unknown
 * @param tableId -1 when unknown
 * @param rowkeyNames the dictionary of key columns
 * @param propertyNames the dictionary of other columns
 * @param flags see the constants
 * @param hbaseOperation a number of the HBase API, for statistics; -1 where it is not on the wire
 */
public record LogStreamRequest(
    byte[] credential,
    int entityType,
    int consistency,
    long logStreamId,
    String tableName,
    long tableId,
    List<String> rowkeyNames,
    List<String> propertyNames,
    long flags,
    List<TabletOperations> tablets,
    int hbaseOperation) {
  public static final long SAME_TYPE = 1;
  public static final long SAME_PROPERTY_NAMES = 2;
  public static final long RETURN_ONE_RESULT = 4;
  public static final long NEED_ALL_PROPERTIES = 8;
  public static final long SERVER_CAN_RETRY = 16;

  public static final Codec<LogStreamRequest> CODEC = new Codec<>() {
    @Override
    public void encode(LogStreamRequest m, WireWriter out) {
      m.encode(out, rest -> rest.list(tablets(m.entityType), m.tablets), 0);
    }

    private Codec<TabletOperations> tablets(int entityType) {
      return entityType == EntityType.HBASE.number()
          ? TabletOperations.HBASE
          : TabletOperations.TABLE;
    }

    @Override
    public LogStreamRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      int entityType = in.i8();
      int consistency = in.i8();
      int operation = in.beginStruct();
      long logStreamId = in.i64();
      String tableName = in.vstring();
      long tableId = in.vi64();
      List<String> rowkeyNames = in.vstrings();
      List<String> propertyNames = in.vstrings();
      long flags = in.vi64();
      List<TabletOperations> tablets = in.list(tablets(entityType));
      in.endStruct(operation);
      int hbaseOperation = in.hasRemaining() ? in.u8() : -1;
      in.endStruct(struct);
      return new LogStreamRequest(
          credential,
          entityType,
          consistency,
          logStreamId,
          tableName,
          tableId,
          rowkeyNames,
          propertyNames,
          flags,
          tablets,
          hbaseOperation);
    }
  };

  public LogStreamRequest {
    rowkeyNames = List.copyOf(rowkeyNames);
    propertyNames = List.copyOf(propertyNames);
    tablets = List.copyOf(tablets);
  }

  /**
   * Writes the request.
   *
   * @param written writes the number of tablets and their operations, in place of the request's own; see
   *     {@link LogStreamCellWriter}
   * @param likelyBytes about how many bytes it takes: when these are right little is copied
   */
  public void encode(WireWriter out, Consumer<WireWriter> written, int likelyBytes) {
    int struct = out.beginLongStruct(likelyBytes);
    out.bstring(credential).i8(entityType).i8(consistency);
    int operation = out.beginLongStruct(likelyBytes);
    out.i64(logStreamId).vstring(tableName).vi64(tableId);
    out.vstrings(rowkeyNames).vstrings(propertyNames).vi64(flags);
    written.accept(out);
    out.endStruct(operation);
    if (hbaseOperation >= 0) {
      out.i8(hbaseOperation);
    }
    out.endStruct(struct);
  }

  /** The same request for a session with this credential, with these ids. */
  public LogStreamRequest addressed(byte[] other, long ofTable, long ofLogStream) {
    return new LogStreamRequest(
        other,
        entityType,
        consistency,
        ofLogStream,
        tableName,
        ofTable,
        rowkeyNames,
        propertyNames,
        flags,
        tablets,
        hbaseOperation);
  }
}
