// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** Bits of the option flag of single, batch and query requests (4.4). */
public final class OptionFlags {
  public static final int RETURNING_ROWKEY = 1;
  public static final int USE_PUT = 2;
  public static final int RETURN_ONE_RESULT = 4;
  public static final int SERVER_CAN_RETRY = 8;
  public static final int NEED_TABLET_ID = 16;

  private OptionFlags() {}
}
