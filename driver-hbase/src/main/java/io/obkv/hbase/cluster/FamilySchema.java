// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * One column family. Immutable.
 *
 * @param name as HBase has it
 * @param storedName as in the name of its table, which servers mostly fold to lower case
 * @param maxVersions that reads show at most; {@link Integer#MAX_VALUE} for all
 * @param timeToLive of a cell in seconds; {@link Integer#MAX_VALUE} for ever
 */
public record FamilySchema(String name, String storedName, int maxVersions, int timeToLive) {
  public FamilySchema {
    requireNonNull(name, "name");
    requireNonNull(storedName, "storedName");
  }

  /** Whether servers know the family by another name than applications. */
  public boolean isRenamed() {
    return !name.equals(storedName);
  }

  /** The same family by the name that HBase has for it. */
  FamilySchema named(String hbaseName) {
    return new FamilySchema(hbaseName, storedName, maxVersions, timeToLive);
  }

  /** The name as HBase has it. A new array. */
  public byte[] nameBytes() {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
