// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.value.Value;

/** Which HBase cells may go: those whose time has passed, by the family's lifetime or their own. Stateless. */
final class CellExpiry {
  private CellExpiry() {}

  /** True when a cell's time has passed. */
  static boolean isExpired(FamilyTable family, Value[] cell, long nowMillis) {
    long stamp = -cell[family.timePosition()].bits();
    int seconds = family.attributes().timeToLiveSeconds();
    if (seconds != Integer.MAX_VALUE && hasPassed(stamp, seconds * 1000L, nowMillis)) {
      return true;
    }
    if (!family.hasTtl()) {
      return false;
    }
    Value own = cell[family.ttlPosition()];
    return !own.isNull() && hasPassed(stamp, own.bits(), nowMillis);
  }

  /** As in HBase the last millisecond still counts; cells of the future live the longer. */
  private static boolean hasPassed(long stamp, long lifetime, long nowMillis) {
    return nowMillis - lifetime > stamp;
  }
}
