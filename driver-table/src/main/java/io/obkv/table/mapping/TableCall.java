// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Request;
import java.util.Set;

/**
 * One operation on its way: what it sends and how its answer is read.
 *
 * @param routedBy the table whose tablets it is for
 * @param locator which tablet it is for, where the client routes
 * @param check what is checked before it is sent, where the schema is known
 * @param sent the request
 * @param reader makes the result of the answer
 */
public record TableCall<A, R>(
    String operation,
    String table,
    String routedBy,
    boolean repeatable,
    boolean weak,
    Locator locator,
    SchemaCheck check,
    Request<A> sent,
    Reader<A, R> reader)
    implements RoutedRequest<A, R> {
  /** Reads that are one exchange; the server would keep the place of a query that nobody goes on with. */
  private static final Set<String> HEDGED = Set.of("get", "aggregate");

  @Override
  public int locate(TableSchema schema) {
    return locator.locate(schema);
  }

  @Override
  public RuntimeException check(TableSchema schema) {
    return check.check(schema);
  }

  @Override
  public boolean mayBeHedged() {
    return HEDGED.contains(operation);
  }

  @Override
  public Request<A> request(Connection connection) {
    return sent;
  }

  @Override
  public R read(Answer<A> answer, Connection connection, Route route) {
    return reader.read(answer, connection, route);
  }

  /** Makes results of answers, and of the connection and the route that they came by. */
  @FunctionalInterface
  interface Reader<A, R> {
    R read(Answer<A> answer, Connection connection, Route route);
  }
}
