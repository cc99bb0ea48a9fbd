// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.server.engine.Mutation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the catalog's changes go: the server's log stream, seen from here. */
@FunctionalInterface
public interface ChangeLog {
  /** Applies the mutations as one; the future completes when they are durable. */
  CompletableFuture<Void> append(List<Mutation> batch);
}
