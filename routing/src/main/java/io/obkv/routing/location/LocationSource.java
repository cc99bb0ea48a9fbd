// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where news of locations comes from. An interface so that a simulation can put a scripted view in its
 * place. Never blocks. Safe for many threads.
 */
public interface LocationSource {
  /**
   * Asks where tablets of one table are. Servers that are not active are left out; a tablet without any
   * is not in the answer. The future fails with an {@link io.obkv.error.ObkvException} when nobody could be
   * asked.
   *
   * @param table the table's name
   * @param tabletIds 0 for a table that is not partitioned
   */
  CompletableFuture<List<ReplicaNews>> locate(String table, List<Long> tabletIds);
}
