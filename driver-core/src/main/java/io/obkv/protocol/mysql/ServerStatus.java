// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

/** The bits of the status that the server sends with OK and EOF. */
public final class ServerStatus {
  public static final int IN_TRANSACTION = 1;
  public static final int AUTOCOMMIT = 1 << 1;

  /** Another result follows this one. */
  public static final int MORE_RESULTS = 1 << 3;

  /** A cursor is open: rows are to be fetched. */
  public static final int CURSOR_EXISTS = 1 << 6;

  /** The last row of a cursor has been sent. */
  public static final int LAST_ROW_SENT = 1 << 7;

  private ServerStatus() {}
}
