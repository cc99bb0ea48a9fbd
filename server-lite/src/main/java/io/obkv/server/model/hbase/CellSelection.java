// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.value.Value;
import java.util.List;

/**
 * Which cells of one row of a family a write looks at. Immutable.
 *
 * @param qualifiers the columns; empty for all of them
 * @param minStamp the first time, milliseconds, inclusive
 * @param maxStamp the end of the times, exclusive; {@link Long#MAX_VALUE} for no end
 * @param versions how many of the newest cells of each column within these times, at most
 */
record CellSelection(List<Value> qualifiers, long minStamp, long maxStamp, int versions) {
  /** A time in a key: the newest version where something is deleted, the present where it is put. */
  static final long LATEST = -Long.MAX_VALUE;

  CellSelection {
    qualifiers = List.copyOf(qualifiers);
  }

  /**
   * What a delete by key means.
   *
   * @param qualifier NULL for the whole family
   * @param time as in the key: {@link #LATEST}, the negated time of one version, or the time up to
   *     which all versions go
   */
  static CellSelection deleted(Value qualifier, long time) {
    List<Value> qualifiers = qualifier.isNull() ? List.of() : List.of(qualifier);
    if (time == LATEST) {
      return new CellSelection(qualifiers, 0, Long.MAX_VALUE, 1);
    }
    if (time < 0) {
      // The time of the lowest number has no positive counterpart: no cell is that new.
      long stamp = Math.max(time, LATEST);
      return new CellSelection(qualifiers, -stamp, end(-stamp), Integer.MAX_VALUE);
    }
    return new CellSelection(qualifiers, 0, end(time), Integer.MAX_VALUE);
  }

  private static long end(long lastStamp) {
    return lastStamp == Long.MAX_VALUE ? Long.MAX_VALUE : lastStamp + 1;
  }

  /** The same times and versions of other columns. */
  CellSelection of(List<Value> otherQualifiers) {
    return new CellSelection(otherQualifiers, minStamp, maxStamp, versions);
  }

  /** True when a cell of that time may be among them. */
  boolean covers(long stamp) {
    return stamp >= minStamp && (stamp < maxStamp || maxStamp == Long.MAX_VALUE);
  }
}
