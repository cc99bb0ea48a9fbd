// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

/** What to do after a failed attempt. The policy answers, the executor acts. */
public enum RetryVerdict {
  /** Hand the failure to the caller. */
  FAIL,
  /** Try again after a wait. */
  BACK_OFF,
  /** Go where the server said that the tablet is. */
  FOLLOW_MOVE,
  /** Ask where the tablet is, then try again. */
  REFRESH_LOCATION,
  /** Read the table's schema, then try again. */
  REFRESH_SCHEMA
}
