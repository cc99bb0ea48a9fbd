// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.routing.cluster.JsonText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What {@code KV_ATTRIBUTES} says of a family's table: {@code {"Hbase": {"TimeToLive": 10, "MaxVersions":
 * 3, "State": "disable"}}}. The server keeps to all of it. Immutable.
 *
 * @param maxVersions that are kept; {@link Integer#MAX_VALUE} for all
 * @param timeToLive of cells, seconds; {@link Integer#MAX_VALUE} for ever
 * @param enabled whether the table serves reads and writes
 * @param createdByServer whether the server's own administration made the table, which then refuses
 *     every ALTER TABLE
 */
record KvAttributes(int maxVersions, int timeToLive, boolean enabled, boolean createdByServer) {
  private static final String HBASE = "hbase";
  private static final String DISABLE = "disable";

  KvAttributes {
    if (maxVersions < 1 || timeToLive < 1) {
      throw new IllegalArgumentException(
          "versions and time to live must be above zero: " + maxVersions + ", " + timeToLive);
    }
  }

  /** Reads the attributes; those of a table without any for an empty text. */
  static KvAttributes parse(String json) {
    Map<?, ?> hbase = Map.of();
    if (!json.isEmpty() && JsonText.parse(json) instanceof Map<?, ?> root) {
      hbase = member(root, HBASE) instanceof Map<?, ?> found ? found : hbase;
    }
    return new KvAttributes(
        number(member(hbase, "maxversions")),
        number(member(hbase, "timetolive")),
        !(member(hbase, "state") instanceof String state && state.equalsIgnoreCase(DISABLE)),
        member(hbase, "createdby") != null);
  }

  /** A member by its name in lower case: the server takes names in any case. */
  private static Object member(Map<?, ?> object, String name) {
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT).equals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static int number(Object value) {
    if (!(value instanceof BigDecimal number)) {
      return Integer.MAX_VALUE;
    }
    long wide = number.longValue();
    return wide <= 0 || wide > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) wide;
  }

  KvAttributes withEnabled(boolean value) {
    return new KvAttributes(maxVersions, timeToLive, value, createdByServer);
  }

  /** The attributes as the server takes them from SQL. */
  String json() {
    StringJoiner members = new StringJoiner(", ", "{\"Hbase\": {", "}}");
    if (timeToLive != Integer.MAX_VALUE) {
      members.add("\"TimeToLive\": " + timeToLive);
    }
    if (maxVersions != Integer.MAX_VALUE) {
      members.add("\"MaxVersions\": " + maxVersions);
    }
    if (!enabled) {
      members.add("\"State\": \"" + DISABLE + "\"");
    }
    return members.toString();
  }
}
