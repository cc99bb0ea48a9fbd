// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where schemas come from. An interface so that a simulation can put a scripted view in its place. Never
 * blocks. Safe for many threads.
 */
public interface SchemaSource {
  /**
   * Reads a table's schema as it is now; empty where there is no such table. The future fails with an
   * {@link io.obkv.error.ObkvException} when nobody could be asked.
   */
  CompletableFuture<Optional<TableSchema>> load(String table);
}
