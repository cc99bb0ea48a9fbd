// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import static java.util.Objects.requireNonNull;

/**
 * One operation that has been answered. Immutable; texts are not null, possibly empty.
 *
 * @param id in the order of their ends, from 1; the statements of a request have this and the next
 * @param kind what was done, such as {@code SELECT} or {@code KV_GET}
 * @param text the statement, or the table that a request was about
 * @param isSql whether it came as SQL
 * @param traceHigh the upper half of the trace id, 0 for none
 * @param traceLow the lower half
 * @param sessionId the session's number, 0 for requests of the Table API
 * @param tenant the tenant that the client logged in to; empty for the server's own
 * @param user the account
 * @param database the current database
 * @param client the client's address
 * @param code the answer's error code, 0 for success, else below zero
 * @param affectedRows rows changed
 * @param returnedRows rows given; -1 when they were still being read
 * @param startMicros when it arrived, microseconds since the epoch
 * @param elapsedMicros from its arrival to its answer
 * @param queuedMicros the part of that before work on it began
 * @param request what is kept of a request of the Table API; null for SQL and where it was too much
 */
public record AuditedOperation(
    long id,
    String kind,
    String text,
    boolean isSql,
    long traceHigh,
    long traceLow,
    long sessionId,
    String tenant,
    String user,
    String database,
    ClientAddress client,
    int code,
    long affectedRows,
    long returnedRows,
    long startMicros,
    long elapsedMicros,
    long queuedMicros,
    KeptRequest request) {
  /** Longer texts are cut. */
  public static final int LONGEST_TEXT = 1024;

  /** Where a client is. */
  public record ClientAddress(String host, int port) {
    public ClientAddress {
      requireNonNull(host, "host");
    }
  }

  public AuditedOperation {
    requireNonNull(kind, "kind");
    text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    requireNonNull(tenant, "tenant");
    requireNonNull(user, "user");
    requireNonNull(database, "database");
    requireNonNull(client, "client");
  }

  /** How it ended. */
  public KeptRequest.Outcome outcome() {
    return new KeptRequest.Outcome(code, affectedRows, returnedRows);
  }

  int keptBytes() {
    return request == null ? 0 : request.size();
  }

  AuditedOperation withoutRequest() {
    return new AuditedOperation(
        id,
        kind,
        text,
        isSql,
        traceHigh,
        traceLow,
        sessionId,
        tenant,
        user,
        database,
        client,
        code,
        affectedRows,
        returnedRows,
        startMicros,
        elapsedMicros,
        queuedMicros,
        null);
  }
}
