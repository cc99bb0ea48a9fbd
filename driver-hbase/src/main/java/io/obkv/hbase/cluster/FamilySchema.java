// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * One column family. Immutable.
 *
 * @param name as in the name of its table
 * @param maxVersions that reads show at most; {@link Integer#MAX_VALUE} for all
 * @param timeToLive of a cell in seconds; {@link Integer#MAX_VALUE} for ever
 */
public record FamilySchema(String name, int maxVersions, int timeToLive) {
  public FamilySchema {
    requireNonNull(name, "name");
  }

  /** The name as HBase has it. A new array. */
  public byte[] nameBytes() {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
