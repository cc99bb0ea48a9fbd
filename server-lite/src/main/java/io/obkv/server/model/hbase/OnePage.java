// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.QueryResult;
import io.obkv.server.model.table.ResultPages;

/** An answer that is known already. */
record OnePage(QueryResult result) implements ResultPages {
  @Override
  public Page next(long deadlineNanos) {
    return new Page(result, true);
  }

  @Override
  public void close() {}
}
