// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads results of queries to their end. */
final class Rows {
  private Rows() {}

  static List<Map<String, Object>> all(QueryResultSet result) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(result.getRow());
    }
    return rows;
  }

  /** One column of every row, in the order of the result. */
  static List<Object> column(String name, QueryResultSet result) throws Exception {
    List<Object> values = new ArrayList<>();
    while (result.next()) {
      values.add(result.getRow().get(name));
    }
    return values;
  }
}
