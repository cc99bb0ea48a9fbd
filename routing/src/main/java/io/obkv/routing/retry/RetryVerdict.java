// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

/** What to do after a failed attempt. The policy answers, the executor acts. */
public enum RetryVerdict {
  /** Hand the failure to the caller. */
  FAIL,
  /** Try again after a wait. */
  BACK_OFF,
  /** Ask where the tablet is, then try again. */
  REFRESH_LOCATION,
  /** Read the table's schema, then try again. */
  REFRESH_SCHEMA
}
