// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.routing.execution.RoutedRequest;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Request;
import java.util.function.BiFunction;

/**
 * One operation on its way: what it sends and how its answer is read.
 *
 * @param sent the request
 * @param reader makes the result of an answer and of the connection it came on
 */
public record TableCall<A, R>(
    String operation,
    String table,
    boolean repeatable,
    Request<A> sent,
    BiFunction<Answer<A>, Connection, R> reader)
    implements RoutedRequest<A, R> {
  @Override
  public Request<A> request(Connection connection) {
    return sent;
  }

  @Override
  public R read(Answer<A> answer, Connection connection) {
    return reader.apply(answer, connection);
  }
}
