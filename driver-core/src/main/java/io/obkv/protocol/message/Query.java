// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.KeyRangeCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.KeyRange;
import java.util.List;

/**
 * Which rows and columns a query reads (3.5).
 *
 * @param limit -1 for none
 * @param scanOrder see {@link ScanOrder}
 * @param indexName empty or {@code PRIMARY} for the primary key
 * @param batchSize rows for each packet, -1 for no limit
 * @param maxResultSize bytes for each packet, -1 for no limit
 * @param hTableFilter null when this is no HBase read
 * @param scanRangeColumns names of the columns that the ranges bound; empty for the key's
 * @param params null for none
 * @param queryFlag 1 hot rows only, 2 optimised for gets
 * @param trailing how many of the last four fields are on the wire: 4 from current clients
 */
public record Query(
    List<KeyRange> ranges,
    List<String> selectColumns,
    String filter,
    int limit,
    int offset,
    int scanOrder,
    String indexName,
    int batchSize,
    long maxResultSize,
    HTableFilter hTableFilter,
    List<String> scanRangeColumns,
    List<Aggregation> aggregations,
    KvParams params,
    long queryFlag,
    int trailing) {
  static final Codec<HTableFilter> HTABLE_FILTER = new OptionalStruct<>(HTableFilter.CODEC);
  static final Codec<KvParams> KV_PARAMS = new OptionalStruct<>(KvParams.CODEC);

  /** All trailing fields that current clients send. */
  public static final int ALL_TRAILING = 4;

  public static final Codec<Query> CODEC = new Codec<>() {
    @Override
    public void encode(Query m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(KeyRangeCodec.FULL, m.ranges());
      out.vstrings(m.selectColumns());
      out.vstring(m.filter());
      out.vi32(m.limit());
      out.vi32(m.offset());
      out.i8(m.scanOrder());
      out.vstring(m.indexName());
      out.vi32(m.batchSize());
      out.vi64(m.maxResultSize());
      HTABLE_FILTER.encode(m.hTableFilter(), out);
      encodeTrailing(m, out);
      out.endStruct(struct);
    }

    private void encodeTrailing(Query m, WireWriter out) {
      if (m.trailing() > 0) {
        out.vstrings(m.scanRangeColumns());
      }
      if (m.trailing() > 1) {
        out.list(Aggregation.CODEC, m.aggregations());
      }
      if (m.trailing() > 2) {
        KV_PARAMS.encode(m.params(), out);
      }
      if (m.trailing() > 3) {
        out.vi64(m.queryFlag());
      }
    }

    @Override
    public Query decode(WireReader in) {
      int struct = in.beginStruct();
      List<KeyRange> ranges = in.list(KeyRangeCodec.FULL);
      List<String> selectColumns = in.vstrings();
      String filter = in.vstring();
      int limit = in.vi32();
      int offset = in.vi32();
      int scanOrder = in.i8();
      String indexName = in.vstring();
      int batchSize = in.vi32();
      long maxResultSize = in.vi64();
      HTableFilter hTableFilter = HTABLE_FILTER.decode(in);
      int trailing = 0;
      List<String> scanRangeColumns = List.of();
      List<Aggregation> aggregations = List.of();
      KvParams params = null;
      long queryFlag = 0;
      if (in.hasRemaining()) {
        scanRangeColumns = in.vstrings();
        trailing++;
      }
      if (in.hasRemaining()) {
        aggregations = in.list(Aggregation.CODEC);
        trailing++;
      }
      if (in.hasRemaining()) {
        params = KV_PARAMS.decode(in);
        trailing++;
      }
      if (in.hasRemaining()) {
        queryFlag = in.vi64();
        trailing++;
      }
      in.endStruct(struct);
      return new Query(
          ranges,
          selectColumns,
          filter,
          limit,
          offset,
          scanOrder,
          indexName,
          batchSize,
          maxResultSize,
          hTableFilter,
          scanRangeColumns,
          aggregations,
          params,
          queryFlag,
          trailing);
    }
  };

  public Query {
    ranges = List.copyOf(ranges);
    selectColumns = List.copyOf(selectColumns);
    scanRangeColumns = List.copyOf(scanRangeColumns);
    aggregations = List.copyOf(aggregations);
  }
}
