// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.query.QueryParser;
import io.obkv.server.sql.session.SessionNodes;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.server.tablet.TabletStore;

/**
 * What the plans of one statement share.
 *
 * @param session who runs it
 * @param state the catalog when it began
 * @param store the rows
 * @param virtualTables the tables that are made when they are read
 * @param evaluation time and zone
 */
public record QueryContext(
    SqlSession session,
    CatalogState state,
    TabletStore store,
    VirtualTables virtualTables,
    EvaluationContext evaluation) {
  public QueryContext {
    requireNonNull(session, "session");
    requireNonNull(state, "state");
    requireNonNull(store, "store");
    requireNonNull(virtualTables, "virtualTables");
    requireNonNull(evaluation, "evaluation");
  }

  /** Reads parse trees, with what the session knows filled in. */
  QueryParser parser() {
    return new QueryParser(node -> SessionNodes.resolve(node, session, state));
  }

  /** A run of the statement, within its time. */
  Execution execution() {
    long micros = Long.parseLong(variable("ob_query_timeout"));
    return new Execution(
        session,
        store,
        evaluation,
        System.nanoTime() + micros * 1000,
        Long.parseLong(variable("group_concat_max_len")));
  }

  private String variable(String name) {
    return session.variable(name).or(() -> state.variable(name)).orElseThrow();
  }
}
