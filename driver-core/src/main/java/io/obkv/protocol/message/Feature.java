// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import java.util.Arrays;
import java.util.List;

/** What only some server versions have, and in which versions (7.9 of the protocol notes). */
public enum Feature {
  /** Request headers of 184 bytes rather than 128. */
  LONG_HEADER("4.0.0.0"),
  /** The batch by log stream, and one result for all. */
  LOG_STREAM_BATCH("4.2.3.0", "4.3.0.0", "4.3.4.0"),
  /** Get and scan of an HBase table without naming a family. */
  HBASE_ALL_FAMILIES("4.2.3.0", "4.3.0.0", "4.3.4.1"),
  /** HBase puts and deletes through the batch by log stream. */
  HBASE_BATCH_MUTATIONS("4.2.5.2", "4.3.0.0", "4.3.5.0"),
  /** HBase batch get, and the HBase part of a {@link SingleQuery}. */
  HBASE_BATCH_GET("4.2.5.2", "4.3.0.0", "4.3.5.1"),
  FULL_TEXT_QUERY("4.3.5.1"),
  HBASE_CELL_TTL("4.3.5.1"),
  /** Schema versions in the metadata views; client type 3 and distributed execution at login. */
  SCHEMA_VERSION("4.3.5.2"),
  /** HBase administration by RPC. */
  HBASE_ADMIN("4.3.5.3", "4.4.0.0", "4.4.1.0"),
  /** {@link HBaseRequest}, the need-tablet-id flag, allow-distribute at login. */
  HBASE_PUT_REQUEST("4.4.1.0");

  @SuppressWarnings("ImmutableEnumChecker") // the list is one that cannot change
  private final List<ServerVersion> edges;

  /**
   * @param edges versions in rising order: the feature comes with the first, is gone from the second
   *     on, is back with the third
   */
  Feature(String... edges) {
    this.edges = Arrays.stream(edges).map(ServerVersion::of).toList();
  }

  /** Whether servers of this version have the feature. */
  public boolean in(ServerVersion version) {
    boolean present = false;
    for (ServerVersion edge : edges) {
      if (version.compareTo(edge) >= 0) {
        present = !present;
      }
    }
    return present;
  }
}
