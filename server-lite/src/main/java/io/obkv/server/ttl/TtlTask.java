// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import static java.util.Objects.requireNonNull;

/**
 * The state of one job ({@link #ALL} for both ids), or of its work on one tablet. Immutable.
 *
 * @param taskId the job's number, rising
 * @param tableId the table
 * @param tabletId the tablet
 * @param startMicros when it was made, microseconds since the epoch
 * @param updateMicros when it changed last
 * @param trigger what began the job
 * @param status how far it is
 * @param expired rows deleted because their time had passed
 * @param surplus rows deleted because there were enough newer versions
 * @param scanned rows looked at
 * @param result OB_SUCCESS, or the name of the error that it met last
 */
public record TtlTask(
    long taskId,
    long tableId,
    long tabletId,
    long startMicros,
    long updateMicros,
    Trigger trigger,
    Status status,
    long expired,
    long surplus,
    long scanned,
    String result) {
  /** In place of the ids of a table and a tablet: the job as a whole. */
  public static final long ALL = -1;

  static final String SUCCESS = "OB_SUCCESS";

  /** What began a job. */
  public enum Trigger {
    PERIODIC,
    USER
  }

  /** How far a task is, by the names of the views: those with RS are of whole jobs. */
  public enum Status {
    PREPARED,
    RUNNING,
    PENDING,
    CANCELED,
    FINISHED,
    RS_TRIGGERING,
    RS_SUSPENDING,
    RS_CANCELING;

    boolean isEnd() {
      return this == CANCELED || this == FINISHED;
    }
  }

  public TtlTask {
    requireNonNull(trigger, "trigger");
    requireNonNull(status, "status");
    requireNonNull(result, "result");
  }

  static TtlTask begin(
      long taskId, long tableId, long tabletId, long nowMicros, Trigger trigger, Status status) {
    return new TtlTask(
        taskId, tableId, tabletId, nowMicros, nowMicros, trigger, status, 0, 0, 0, SUCCESS);
  }

  boolean isJob() {
    return tabletId == ALL;
  }

  TtlTask with(Status next, long nowMicros) {
    return new TtlTask(
        taskId,
        tableId,
        tabletId,
        startMicros,
        nowMicros,
        trigger,
        next,
        expired,
        surplus,
        scanned,
        result);
  }

  TtlTask plus(TabletSweep.Progress progress, long nowMicros) {
    return new TtlTask(
        taskId,
        tableId,
        tabletId,
        startMicros,
        nowMicros,
        trigger,
        status,
        expired + progress.expired(),
        surplus + progress.surplus(),
        scanned + progress.scanned(),
        SUCCESS);
  }

  TtlTask failed(String error, long nowMicros) {
    return new TtlTask(
        taskId,
        tableId,
        tabletId,
        startMicros,
        nowMicros,
        trigger,
        Status.PENDING,
        expired,
        surplus,
        scanned,
        error);
  }
}
