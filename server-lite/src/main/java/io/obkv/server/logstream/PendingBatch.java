// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.server.engine.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A batch that was accepted and is not applied yet.
 *
 * @param bytes of its keys and values
 * @param done completes when it is applied
 */
record PendingBatch(List<Mutation> mutations, long bytes, CompletableFuture<Void> done) {
  static PendingBatch of(List<Mutation> mutations) {
    long bytes = 0;
    for (Mutation mutation : mutations) {
      bytes += mutation.payloadBytes();
    }
    return new PendingBatch(mutations, bytes, new CompletableFuture<>());
  }

  /** The mutations of several batches in their order. */
  static List<Mutation> together(List<PendingBatch> group) {
    if (group.size() == 1) {
      return group.get(0).mutations;
    }
    List<Mutation> all = new ArrayList<>(group.size() * 2);
    for (PendingBatch batch : group) {
      all.addAll(batch.mutations);
    }
    return all;
  }

  static void complete(List<PendingBatch> group) {
    for (PendingBatch batch : group) {
      batch.done.complete(null);
    }
  }

  static void fail(List<PendingBatch> group, Throwable cause) {
    for (PendingBatch batch : group) {
      batch.done.completeExceptionally(cause);
    }
  }
}
