// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/** What may make another attempt succeed after an error. */
public enum Recovery {
  /** Nothing the driver can do: the caller must change the request. */
  NONE,
  /** Waiting: the server was busy, or a lock was held. */
  BACK_OFF,
  /** Asking where the tablet is now. */
  REFRESH_LOCATION,
  /** Reading the table's schema again, and with it its locations. */
  REFRESH_SCHEMA,
  /** Logging in again. */
  REAUTHENTICATE
}
