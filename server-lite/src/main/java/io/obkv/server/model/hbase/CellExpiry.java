// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.tablet.CellEntry;
import io.obkv.value.Value;

/** Which HBase cells may go: those whose time has passed, by the family's lifetime or their own. Stateless. */
final class CellExpiry {
  private CellExpiry() {}

  /** True when a cell's time has passed. */
  static boolean isExpired(FamilyTable family, Value[] cell, long nowMillis) {
    long stamp = -cell[family.timePosition()].bits();
    if (isExpired(family, stamp, nowMillis)) {
      return true;
    }
    if (!family.hasTtl()) {
      return false;
    }
    Value own = cell[family.ttlPosition()];
    return !own.isNull() && hasPassed(stamp, own.bits(), nowMillis);
  }

  /** True when a cell's time has passed. */
  static boolean isExpired(StoredCell cell, long nowMillis) {
    long stamp = cell.timestamp();
    CellEntry entry = cell.entry();
    return isExpired(cell.family(), stamp, nowMillis)
        || entry.hasLifetime() && hasPassed(stamp, entry.lifetime(), nowMillis);
  }

  private static boolean isExpired(FamilyTable family, long stamp, long nowMillis) {
    int seconds = family.attributes().timeToLiveSeconds();
    return seconds != Integer.MAX_VALUE && hasPassed(stamp, seconds * 1000L, nowMillis);
  }

  /** As in HBase the last millisecond still counts; cells of the future live the longer. */
  private static boolean hasPassed(long stamp, long lifetime, long nowMillis) {
    return nowMillis - lifetime > stamp;
  }
}
