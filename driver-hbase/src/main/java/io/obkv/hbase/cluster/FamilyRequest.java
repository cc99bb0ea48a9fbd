// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Request;

/**
 * One request for cells of an HBase table on its way.
 *
 * @param table the OceanBase table that it is routed by: that of a family
 * @param repeatable whether it may be applied twice
 * @param locator which tablet it is for, where the driver routes
 */
record FamilyRequest<A, R>(
    String operation,
    String table,
    boolean repeatable,
    Locator locator,
    Request<A> sent,
    Reader<A, R> reader)
    implements RoutedRequest<A, R> {
  @Override
  public int locate(TableSchema schema) {
    return locator.locate(schema);
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
