// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import java.util.concurrent.CompletableFuture;

/** Runs SQL statements as one account. Never blocks. Safe for many threads. */
public interface SqlClient extends AutoCloseable {
  /**
   * Runs a statement that only reads: it may be sent again, to another server, when it fails.
   *
   * <p>The future fails with an {@link io.obkv.error.ObkvException}, unwrapped: a {@link
   * io.obkv.error.ServerException} when a server refused the login or the statement. It is completed on
   * an I/O thread: what depends on it must not block.
   *
   * @param timeoutNanos from now to the end of the result
   */
  CompletableFuture<SqlRows> query(String statement, long timeoutNanos);

  /**
   * Runs a statement that may change something: as {@link #query}, but once a server may have run it, it is
   * not sent again, and the failure says so by its {@link io.obkv.error.ObkvException#effect}.
   */
  CompletableFuture<SqlRows> change(String statement, long timeoutNanos);

  /** Fails what is under way and closes the connections. */
  @Override
  void close();
}
