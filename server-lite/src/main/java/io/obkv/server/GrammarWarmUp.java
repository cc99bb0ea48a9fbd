// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import io.obkv.server.sql.parse.SqlGrammar;

/**
 * Builds the tables of the SQL grammar while the server serves already: the first statement would wait
 * for them.
 */
final class GrammarWarmUp implements AutoCloseable {
  private final Thread thread = new Thread(() -> SqlGrammar.parse("select 1"), "obkv-sql-grammar");

  private GrammarWarmUp() {}

  static GrammarWarmUp start() {
    GrammarWarmUp warmUp = new GrammarWarmUp();
    warmUp.thread.setDaemon(true);
    warmUp.thread.start();
    return warmUp;
  }

  /** Waits for the end of the work, which takes a second at most. */
  @Override
  public void close() throws InterruptedException {
    thread.join();
  }
}
