// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** Bits of the flags of a query-and-mutate (4.5). */
public final class QueryAndMutateFlags {
  /** Do the one mutation once if the query finds a row, rather than to every row found. */
  public static final int CHECK_AND_EXECUTE = 1;

  /** The check passes when the query finds no row. */
  public static final int CHECK_NOT_EXISTS = 2;

  /** A failed check is an error. */
  public static final int ROLLBACK_WHEN_CHECK_FAILED = 4;

  /** The times in an HBase mutation are the user's. */
  public static final int USER_SPECIFIED_TIME = 8;

  private QueryAndMutateFlags() {}
}
