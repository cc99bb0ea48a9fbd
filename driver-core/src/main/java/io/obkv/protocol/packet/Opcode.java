// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

/** The packet codes of the Table API (3.1 of the protocol notes). */
public final class Opcode {
  /** An error without a payload; only in answers. */
  public static final int ERROR = 0x0010;

  public static final int LOGIN = 0x1101;
  public static final int EXECUTE = 0x1102;
  public static final int BATCH_EXECUTE = 0x1103;
  public static final int EXECUTE_QUERY = 0x1104;
  public static final int QUERY_AND_MUTATE = 0x1105;

  /** In spite of its official name (EXECUTE_QUERY_SYNC) the query that is read in several answers. */
  public static final int ASYNC_QUERY = 0x1106;

  public static final int PARTITION_META = 0x1110;
  public static final int DIRECT_LOAD = 0x1123;

  /** The tablet is elsewhere; only in answers. */
  public static final int MOVE = 0x1124;

  public static final int LOG_STREAM_EXECUTE = 0x1125;
  public static final int REDIS_EXECUTE = 0x1126;
  public static final int REDIS_EXECUTE_V2 = 0x1127;
  public static final int META_INFO = 0x1128;
  public static final int HBASE_EXECUTE = 0x1129;

  private Opcode() {}
}
