// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

/** Prints the flags of conditional operations as OceanBase does. Stateless. */
final class FlagPrinter {
  private static final long CHECK_NOT_EXISTS = 1;
  private static final long ROLL_BACK = 2;
  private static final long USER_TIME = 4;

  private FlagPrinter() {}

  /** Adds the flags that are bits 0 to 2 here. */
  static StructText addChecks(StructText text, long flags) {
    return text.add("table_flag_.is_check_no_exists", (flags & CHECK_NOT_EXISTS) != 0)
        .add("table_flag_.rollback_when_check_failed", (flags & ROLL_BACK) != 0)
        .add("hbase_flag_.is_user_specific_T", (flags & USER_TIME) != 0 ? 1 : 0);
  }
}
