// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.routing.server.Route;
import io.obkv.table.result.Row;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import java.util.List;

/**
 * One page of a query.
 *
 * @param end whether it is the last, and the server has forgotten the query
 * @param sessionId the server's number of the query
 * @param connection where the next page must be asked for
 * @param route what the next page's request must name
 */
public record Page(
    List<Row> rows, boolean end, long sessionId, Connection connection, Route route) {
  static Page of(Answer<EncodedPage.Answer> answer, Connection connection, Route route) {
    EncodedPage.Answer result = answer.message();
    return new Page(
        RowMapper.rows(result.page()), result.end(), result.sessionId(), connection, route);
  }

  Row onlyRow() {
    if (rows.size() != 1) {
      throw new ProtocolException(rows.size() + " rows of aggregates");
    }
    return rows.get(0);
  }
}
