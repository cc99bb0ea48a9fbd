// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.TabletOperations;

/** Prints a batch over several tablets as OceanBase does, names taken from its dictionaries. */
record LogStreamPrinter(LogStreamRequest request) {
  static String print(LogStreamRequest request) {
    return new StructText()
        .hidden("credential")
        .add("entity_type", request.entityType())
        .add("consistency_level", request.consistency())
        .add("ls_op", new LogStreamPrinter(request).batch())
        .end();
  }

  private String batch() {
    StructText text = new StructText()
        .id("ls_id", request.logStreamId())
        .quoted("table_name", request.tableName())
        .add("table_id", request.tableId());
    return addSameness(text, request.flags())
        .add("return_one_result", has(request.flags(), LogStreamRequest.RETURN_ONE_RESULT))
        .quoted("rowkey_names", request.rowkeyNames())
        .quoted("properties_names", request.propertyNames())
        .add("tablet_ops_count_", request.tablets().size())
        .list("tablet_ops", request.tablets(), this::print)
        .add("need_all_prop_bitmap", has(request.flags(), LogStreamRequest.NEED_ALL_PROPERTIES))
        .end();
  }

  private static StructText addSameness(StructText text, long flags) {
    return text.add("option_flag", flags)
        .add("is_same_type", has(flags, LogStreamRequest.SAME_TYPE))
        .add("is_same_properties_names", has(flags, LogStreamRequest.SAME_PROPERTY_NAMES));
  }

  private static boolean has(long flags, long flag) {
    return (flags & flag) != 0;
  }

  private String print(TabletOperations tablet) {
    StructText text = new StructText().id("tablet_id", tablet.tabletId());
    return addSameness(text, tablet.flags())
        .add("single_ops_count", tablet.operations().size())
        .list("single_ops", tablet.operations(), this::print)
        .end();
  }

  private String print(SingleOperation operation) {
    StructText text =
        new StructText().add("op_type", operation.type()).add("flag", operation.flag());
    return FlagPrinter.addChecks(text, operation.flag())
        .add("op_query", operation.query() == null ? "null" : print(operation.query()))
        .list("entities", operation.entities(), this::print)
        .end();
  }

  private String print(SingleQuery query) {
    StructText text = new StructText()
        .quoted("index_name", query.indexName())
        .quoted("scan_range_columns", query.scanRangeColumns().select(request.rowkeyNames()))
        .list("key_ranges", query.ranges(), ValuePrinter::print)
        .quoted("filter_string", query.filter());
    if (query.hbase() != null && query.hbase().hTableFilter() != null) {
      text.quoted("select_columns", query.hbase().selectColumns())
          .add("scan_order", query.hbase().scanOrder())
          .add("htable_filter", QueryPrinter.print(query.hbase().hTableFilter()));
    }
    return text.end();
  }

  private String print(SingleEntity entity) {
    return OperationPrinter.row(
        entity.rowkeyColumns().select(request.rowkeyNames()),
        entity.rowkey(),
        entity.propertyColumns().select(request.propertyNames()),
        entity.properties());
  }
}
