// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints queries as OceanBase does. Stateless. */
final class QueryPrinter {
  private static final long HOT_ONLY = 1;

  /** What OceanBase fills in for a query that has none. */
  private static final HTableFilter NO_FILTER =
      new HTableFilter(false, List.of(), 0, Long.MAX_VALUE, 1, -1, 0, new byte[0]);

  private QueryPrinter() {}

  static String print(QueryRequest request) {
    return new StructText()
        .hidden("credential")
        .quoted("table_name", request.tableName())
        .add("table_id", request.tableId())
        .id("tablet_id", request.tabletId())
        .add("entity_type", request.entityType())
        .add("consistency_level", request.consistency())
        .add("query", print(request.query()))
        .end();
  }

  static String print(Query query) {
    HTableFilter filter = query.hTableFilter() == null ? NO_FILTER : query.hTableFilter();
    return new StructText()
        .list("key_ranges", query.ranges(), ValuePrinter::print)
        .quoted("select_columns", query.selectColumns())
        .quoted("filter_string", query.filter())
        .add("limit", query.limit())
        .add("offset", query.offset())
        .add("scan_order", query.scanOrder())
        .quoted("index_name", query.indexName())
        .add("batch_size", query.batchSize())
        .add("max_result_size", query.maxResultSize())
        .add("htable_filter", print(filter))
        .quoted("scan_range_columns", query.scanRangeColumns())
        .list("aggregations", query.aggregations(), QueryPrinter::print)
        .add("ob_params", print(query.params()))
        .add("tablet_ids", "[]")
        .add("hot_only", (query.queryFlag() & HOT_ONLY) != 0)
        .end();
  }

  static String print(HTableFilter filter) {
    return new StructText()
        .add("is_valid", filter.valid())
        .list(
            "column_qualifier",
            filter.qualifiers(),
            name -> StructText.quote(new String(name, StandardCharsets.UTF_8)))
        .add("min_stamp", filter.minStamp())
        .add("max_stamp", filter.maxStamp())
        .add("max_versions", filter.maxVersions())
        .add("limit_per_row_per_cf", filter.limitPerRowPerFamily())
        .add("offset_per_row_per_cf", filter.offsetPerRowPerFamily())
        .quoted("filter_string", new String(filter.filter(), StandardCharsets.UTF_8))
        .end();
  }

  private static String print(Aggregation aggregation) {
    return new StructText()
        .add("type", aggregation.type())
        .quoted("column", aggregation.column())
        .end();
  }

  static String print(KvParams params) {
    return new StructText()
        .add("ob_params", params == null ? "null" : fields(params))
        .end();
  }

  private static String fields(KvParams params) {
    if (params instanceof KvParams.HBase hbase) {
      return new StructText()
          .add("caching", hbase.caching())
          .add("call_timeout", hbase.callTimeout())
          .add("flag", hbase.flags())
          .quoted("hbase_version", hbase.version())
          .end();
    }
    return params instanceof KvParams.FullText text
        ? new StructText().quoted("search_text", text.searchText()).end()
        : "{}";
  }
}
