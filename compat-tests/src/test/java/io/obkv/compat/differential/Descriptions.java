// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.protocol.message.Property;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.RowOperation;
import java.util.List;
import java.util.stream.Collectors;

/** Calls as text, for whoever has to find out why two servers differ. */
final class Descriptions {
  private Descriptions() {}

  static String of(RowOperation operation) {
    if (operation instanceof Get get) {
      return "get " + get.key() + get.columns();
    }
    if (operation instanceof CheckAndInsertOrUpdate check) {
      return "check "
          + (check.writesIfFound() ? "if " : "unless ")
          + check.filter()
          + (check.fails() ? " or fail" : "")
          + ": "
          + of(check.write());
    }
    Mutation mutation = (Mutation) operation;
    return mutation.type() + " " + mutation.key() + " " + of(mutation.columns())
        + (mutation.returnsRow() ? " returning row" : "");
  }

  static String of(List<Property> columns) {
    return columns.stream()
        .map(column -> column.name() + "=" + column.value())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static String of(Query query) {
    return "query "
        + query.ranges()
        + (query.filter() == null ? "" : " where " + query.filter())
        + " select "
        + query.columns()
        + (query.index().isEmpty() ? "" : " by " + query.index())
        + " limit "
        + query.offset()
        + ","
        + query.limit()
        + (query.reverse() ? " reverse" : "")
        + " page "
        + query.pageSize();
  }
}
