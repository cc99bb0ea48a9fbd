// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.KeyRangeCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.KeyRange;
import java.util.List;

/**
 * The query of one operation in a batch by log stream (3.8).
 *
 * @param scanRangeColumns over the dictionary of key columns
 * @param hbase what only an HBase read has; null for a table's
 * @param flag a trailing field: -1 where it is not on the wire
 */
public record SingleQuery(
    String indexName,
    ColumnSet scanRangeColumns,
    List<KeyRange> ranges,
    String filter,
    HBasePart hbase,
    long flag) {

  /** The part that an HBase read adds; the server has it from 4.2.5.2 and 4.3.5.1 on. */
  public record HBasePart(
      List<String> selectColumns, int scanOrder, HTableFilter hTableFilter, KvParams params) {
    public HBasePart {
      selectColumns = List.copyOf(selectColumns);
    }
  }

  static final Codec<SingleQuery> TABLE = new SingleQueryCodec(false);
  static final Codec<SingleQuery> HBASE = new SingleQueryCodec(true);

  public SingleQuery {
    ranges = List.copyOf(ranges);
  }

  private record SingleQueryCodec(boolean withHBasePart) implements Codec<SingleQuery> {
    @Override
    public void encode(SingleQuery query, WireWriter out) {
      int struct = out.beginStruct();
      out.vstring(query.indexName);
      ColumnSet.CODEC.encode(query.scanRangeColumns, out);
      out.list(KeyRangeCodec.COMPACT, query.ranges);
      out.vstring(query.filter);
      if (query.hbase != null) {
        out.vstrings(query.hbase.selectColumns);
        out.i8(query.hbase.scanOrder);
        Query.HTABLE_FILTER.encode(query.hbase.hTableFilter, out);
        Query.KV_PARAMS.encode(query.hbase.params, out);
      }
      if (query.flag >= 0) {
        out.vi64(query.flag);
      }
      out.endStruct(struct);
    }

    @Override
    public SingleQuery decode(WireReader in) {
      int struct = in.beginStruct();
      String indexName = in.vstring();
      ColumnSet columns = ColumnSet.CODEC.decode(in);
      List<KeyRange> ranges = in.list(KeyRangeCodec.COMPACT);
      String filter = in.vstring();
      HBasePart hbase = null;
      if (withHBasePart) {
        List<String> select = in.vstrings();
        int order = in.i8();
        HTableFilter hTableFilter = Query.HTABLE_FILTER.decode(in);
        hbase = new HBasePart(select, order, hTableFilter, Query.KV_PARAMS.decode(in));
      }
      long flag = in.hasRemaining() ? in.vi64() : -1;
      in.endStruct(struct);
      return new SingleQuery(indexName, columns, ranges, filter, hbase, flag);
    }
  }
}
