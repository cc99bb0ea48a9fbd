// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Request;

/**
 * One call as the retry loop sees it. Immutable.
 *
 * @param <A> the answer's message
 * @param <R> what the caller gets
 */
public interface RoutedRequest<A, R> {
  /** A short lower-case name for metrics and messages, such as {@code get}. */
  String operation();

  String table();

  /** The name of the table whose tablets it is for: its table's, or that of an index of it. */
  default String routedBy() {
    return table();
  }

  /**
   * Which tablet it is for, where the client routes.
   *
   * @return an index of {@link TableSchema#tablets}, or {@link TableSchema#NO_PARTITION}
   * @throws LayoutChangedException when it was made for another layout of the table
   * @throws IllegalArgumentException when its key does not fit the table
   */
  int locate(TableSchema schema);

  /**
   * What speaks against it by the table's schema: what a server would answer, found out before anything is
   * sent. Null for nothing; not everything that a server checks is checked.
   */
  default RuntimeException check(TableSchema schema) {
    return null;
  }

  /** Whether a replica may serve it that lags behind. */
  default boolean weak() {
    return false;
  }

  /** Whether it may be applied twice, see {@link io.obkv.routing.retry.RetryPolicy#judge}. */
  boolean repeatable();

  /** Whether a second attempt may be made beside one that takes long: a read that is one exchange. */
  default boolean mayBeHedged() {
    return false;
  }

  /** Whether more may follow it that has to go to the same server, such as further pages. */
  default boolean mayBeFollowed() {
    return false;
  }

  /**
   * What to send.
   *
   * @param connection tells the server's version; its credential is filled in later
   */
  Request<A> request(Connection connection);

  /**
   * Turns an answer into the result, on the connection's thread.
   *
   * @param connection by which more may follow
   * @param route by which the request went
   * @throws io.obkv.error.ObkvException where the answer holds a failure; it is judged like any other
   */
  R read(Answer<A> answer, Connection connection, Route route);
}
