// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What {@code kv_attributes} says about a column family. Immutable.
 *
 * @param maxVersions how many versions of a column reads show, {@link Integer#MAX_VALUE} for all
 * @param timeToLiveSeconds how long a cell lives, counted from its time; {@link Integer#MAX_VALUE}
 *     for ever
 * @param createdByAdmin whether the table was made through the Admin API
 * @param enabled whether the table takes reads and writes
 */
record FamilyAttributes(
    int maxVersions, int timeToLiveSeconds, boolean createdByAdmin, boolean enabled) {
  /** Neither bounds versions nor lifetimes. */
  static final FamilyAttributes NONE =
      new FamilyAttributes(Integer.MAX_VALUE, Integer.MAX_VALUE, false, true);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Those of a table that keeps HBase cells.
   *
   * @param text the table's attributes, checked when they were set; possibly empty
   */
  static FamilyAttributes parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      JsonNode family = member(MAPPER.readTree(text), "hbase");
      return new FamilyAttributes(
          number(member(family, "maxversions")),
          number(member(family, "timetolive")),
          member(family, "createdby").asText().equalsIgnoreCase("admin"),
          !member(family, "state").asText().equalsIgnoreCase("disable"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored kv_attributes are no JSON: " + text, e);
    }
  }

  /** True when cells neither expire nor give way to newer ones. */
  boolean keepsEverything() {
    return maxVersions == Integer.MAX_VALUE && timeToLiveSeconds == Integer.MAX_VALUE;
  }

  /** The member of that name, in any case; a missing node when there is none. */
  private static JsonNode member(JsonNode object, String name) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return MAPPER.missingNode();
  }

  private static int number(JsonNode node) {
    return (int) Math.min(node.asLong(Integer.MAX_VALUE), Integer.MAX_VALUE);
  }
}
