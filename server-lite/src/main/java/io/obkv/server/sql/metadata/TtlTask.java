// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The work of removing expired rows from one tablet, under way or ended. Immutable.
 *
 * @param taskId the same for all tablets of one run
 * @param tabletId the tablet
 * @param trigger whether a person or the clock began the run
 * @param status how far it is
 * @param started when it began
 * @param ended empty while it goes on
 * @param expiredRows rows removed because their time was over
 * @param excessRows rows removed because there were too many versions
 * @param scannedRows rows looked at
 * @param result the error of the last attempt, {@code OB_SUCCESS} for none
 */
public record TtlTask(
    long taskId,
    long tabletId,
    Trigger trigger,
    Status status,
    Instant started,
    Optional<Instant> ended,
    long expiredRows,
    long excessRows,
    long scannedRows,
    String result) {
  /** What began a run. */
  public enum Trigger {
    PERIODIC,
    USER
  }

  /** How far a task is. */
  public enum Status {
    RUNNING,
    SUSPENDED,
    CANCELED,
    FINISHED
  }

  public TtlTask {
    requireNonNull(trigger, "trigger");
    requireNonNull(status, "status");
    requireNonNull(started, "started");
    requireNonNull(ended, "ended");
    requireNonNull(result, "result");
  }
}
