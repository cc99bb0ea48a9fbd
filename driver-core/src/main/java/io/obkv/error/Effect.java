// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/** What a failed operation may have left behind. */
public enum Effect {
  /** Nothing was changed. */
  NOT_APPLIED,
  /** The change may or may not have been made. */
  UNKNOWN
}
