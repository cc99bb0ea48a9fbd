// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.QueryResult;

/** The answer of a query in pages. For one thread at a time. */
public interface ResultPages extends AutoCloseable {
  /**
   * A page.
   *
   * @param end true when the end was seen: a page that the last row fills exactly need not see it
   */
  record Page(QueryResult result, boolean end) {}

  /**
   * The next page: at least one row, where there is one.
   *
   * @param deadlineNanos until when to look for rows, as {@link System#nanoTime()}
   * @throws io.obkv.server.error.RequestException {@code OB_TIMEOUT} when none was found in time
   */
  Page next(long deadlineNanos);

  /** Lets go of what the answer holds. A second call does nothing. */
  @Override
  void close();
}
