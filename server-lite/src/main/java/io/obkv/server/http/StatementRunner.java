// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import java.util.List;

/** What runs the statements that come over HTTP. Safe for many threads; calls may block. */
@FunctionalInterface
public interface StatementRunner {
  /**
   * Runs the statements of a text one after the other; the first that fails ends the call.
   *
   * @return one result a statement
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  List<SqlResult> execute(SqlSession session, String text);
}
