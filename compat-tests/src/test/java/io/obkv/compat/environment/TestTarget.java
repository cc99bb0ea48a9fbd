// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import io.obkv.compat.network.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * A server that the cases run against: every case is written once and knows only this. Statements may
 * be run from many threads, one after the other.
 */
public interface TestTarget extends AutoCloseable {
  /** The database that tables are made in. */
  String DATABASE = "test";

  /** Runs a statement that answers no rows. */
  void execute(String sql);

  /** Runs a query; every value as text, null for NULL. */
  List<List<String>> query(String sql);

  /** Who logs in. */
  Account account();

  /** Where a client in ODP mode connects to: one port that routes by itself. */
  Endpoint proxy();

  /** The SQL port that a client in direct mode begins with; empty where the server has none. */
  Optional<Endpoint> sqlServer();

  /** The config service of a client in direct mode; empty where the server has none. */
  Optional<String> configUrl();

  @Override
  void close();
}
