// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

/**
 * A part of an operation was made for a layout of its table that is not the present one: whoever split the
 * operation must do so again. Never reaches users.
 */
public final class LayoutChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a table by its name. */
  public LayoutChangedException(String table) {
    super("the partitions of " + table + " have changed", null, false, false);
  }
}
