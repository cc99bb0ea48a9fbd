// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import java.util.Arrays;
import org.apache.hadoop.hbase.HConstants;

/**
 * One change within a row. Immutable; arrays are not copied.
 *
 * @param qualifier null for a whole family
 * @param time HBase's timestamp, milliseconds; {@link HConstants#LATEST_TIMESTAMP} for the server's now in
 *     a put, without meaning for the newest version
 * @param array has the value; null for deletes
 * @param from where the value begins in its array
 * @param length of the value
 * @param timeToLive of the cell in milliseconds; {@link #NO_TIME_TO_LIVE} for none
 */
public record CellWrite(
    Kind kind,
    byte[] family,
    byte[] qualifier,
    long time,
    byte[] array,
    int from,
    int length,
    long timeToLive) {
  public static final long NO_TIME_TO_LIVE = Long.MAX_VALUE;

  /** What is done. */
  public enum Kind {
    PUT,
    /** The version of exactly this time. */
    DELETE_VERSION,
    /** The newest version, whatever its time. */
    DELETE_NEWEST,
    /** A column's versions up to this time. */
    DELETE_COLUMN,
    /** A family's cells up to this time. */
    DELETE_FAMILY,
    /** A family's cells of exactly this time. */
    DELETE_FAMILY_VERSION
  }

  /**
   * A change with a value that is a whole array.
   *
   * @param value null for deletes
   */
  public CellWrite(
      Kind kind, byte[] family, byte[] qualifier, long time, byte[] value, long timeToLive) {
    this(kind, family, qualifier, time, value, 0, value == null ? 0 : value.length, timeToLive);
  }

  /** The value, in an array of its own; null for deletes. */
  public byte[] value() {
    boolean whole = array == null || length == array.length;
    return whole ? array : Arrays.copyOfRange(array, from, from + length);
  }

  /** The same change with another time. */
  public CellWrite at(long otherTime) {
    return new CellWrite(kind, family, qualifier, otherTime, array, from, length, timeToLive);
  }

  /** Whether all cells of the change have one time, which the sender knows. */
  public boolean isOfOneTime() {
    return kind == Kind.DELETE_VERSION
        || kind == Kind.DELETE_FAMILY_VERSION
        || kind == Kind.PUT && time != HConstants.LATEST_TIMESTAMP;
  }

  /** Whether it is a put with a time to live. */
  boolean isTimed() {
    return timeToLive != NO_TIME_TO_LIVE;
  }

  /** Whether it removes all versions up to a time. */
  public boolean isUpTo() {
    return kind == Kind.DELETE_COLUMN || kind == Kind.DELETE_FAMILY;
  }

  private boolean isLeftToServer() {
    return kind == Kind.DELETE_NEWEST || kind == Kind.PUT && time == HConstants.LATEST_TIMESTAMP;
  }

  /** Whether the time is the sender's and not for the server to find (flag 4 of 3.8). */
  boolean isTimeOfSender() {
    return !isLeftToServer();
  }

  /**
   * T as batches by log stream carry it (3.10): negated as it is stored, and by its sign a delete of all
   * up to a time is told from one of exactly that time.
   */
  public long storedTime() {
    if (isLeftToServer()) {
      return -Long.MAX_VALUE;
    }
    return isUpTo() ? time : -time;
  }

  /** Whether a request to a table group can say {@code family.qualifier} for it. */
  boolean isNameableInGroup() {
    boolean isEmpty = qualifier != null && qualifier.length == 0;
    return !isEmpty && !HBaseNames.hasDot(family);
  }

  /** Whether a second application would do more than the first. */
  boolean isCumulative() {
    return kind == Kind.DELETE_NEWEST;
  }

  /** About how many bytes it takes in a request. */
  long size() {
    return 64L + (qualifier == null ? 0 : qualifier.length) + length;
  }
}
