// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.proxy;

import java.util.List;
import java.util.Map;

/**
 * Where a table's rows are.
 *
 * @param name with its database, as SQL takes it
 * @param tableId −1 for a table that does not exist
 * @param tabletId 0 for a partitioned table
 * @param keyColumns the key's columns in their order; empty without partitions
 * @param tablets tablet by the partition's name in query plans; empty without partitions
 */
record TablePlace(
    String name, long tableId, long tabletId, List<String> keyColumns, Map<String, Long> tablets) {
  TablePlace {
    keyColumns = List.copyOf(keyColumns);
    tablets = Map.copyOf(tablets);
  }
}
