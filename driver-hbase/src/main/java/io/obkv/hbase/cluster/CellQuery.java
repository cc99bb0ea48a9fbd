// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.protocol.message.CellQueryWriter;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.wire.Decoder;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Destination;
import io.obkv.transport.Request;
import java.util.function.Function;

/**
 * The request for one page of a query of cells (0x1106). It is its own message's writer: one object, for
 * every get is such a request.
 */
final class CellQuery<R> implements RoutedRequest<EncodedPage.Answer, R>, Request.Body {
  private static final Decoder<EncodedPage.Answer> ANSWER = EncodedPage.Answer::decode;

  private final String table;
  private final byte[] query;
  private final QueryStep step;
  private final long sessionId;
  private final Locator locator;
  private final Function<QueryPage, R> reader;
  private final Request<EncodedPage.Answer> request;

  /**
   * A request.
   *
   * @param query see {@link QueryPage#query}
   * @param sessionId the server's number of the query, -1 to start one
   * @param reader what the page is turned into, on the thread that it comes on
   */
  CellQuery(
      String table,
      byte[] query,
      QueryStep step,
      long sessionId,
      Locator locator,
      CallTimes times,
      Function<QueryPage, R> reader) {
    this.table = table;
    this.query = query;
    this.step = step;
    this.sessionId = sessionId;
    this.locator = locator;
    this.reader = reader;
    this.request = Request.written(Opcode.ASYNC_QUERY, this, ANSWER, times.attempt());
  }

  @Override
  public String operation() {
    return switch (step) {
      case START -> "query";
      case NEXT -> "query_next";
      case RENEW -> "query_renew";
      case END -> "query_end";
    };
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public int locate(TableSchema schema) {
    return locator.locate(schema);
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public boolean mayBeFollowed() {
    return true;
  }

  @Override
  public Request<EncodedPage.Answer> request(Connection connection) {
    return request;
  }

  @Override
  public void encode(byte[] credential, Destination destination, WireWriter out) {
    CellQueryWriter.request(
        credential,
        table,
        destination.tableId(),
        destination.tabletId(),
        query,
        sessionId,
        step,
        out);
  }

  @Override
  public R read(Answer<EncodedPage.Answer> answer, Connection connection, Route route) {
    EncodedPage.Answer page = answer.message();
    return reader.apply(
        new QueryPage(page.page(), page.end(), page.sessionId(), table, query, connection, route));
  }
}
