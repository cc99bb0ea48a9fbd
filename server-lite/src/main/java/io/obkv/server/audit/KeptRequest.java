// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import java.util.List;

/**
 * What is kept of a request, to tell of it when somebody asks: making its text would cost more than
 * serving a small request does. Immutable and safe for many threads.
 */
public interface KeptRequest {
  /** How many bytes are kept. */
  int size();

  /** The whole request as text, without its credential. */
  String text();

  /**
   * The statements that it came down to, at most {@link OperationAudit#MOST_STATEMENTS}.
   *
   * @param outcome how it ended
   */
  List<AuditedStatement> statements(Outcome outcome);

  /**
   * How an operation ended.
   *
   * @param code the answer's error code, 0 for success, else below zero
   * @param affectedRows rows changed
   * @param returnedRows rows given; -1 when they were still being read
   */
  record Outcome(int code, long affectedRows, long returnedRows) {}
}
