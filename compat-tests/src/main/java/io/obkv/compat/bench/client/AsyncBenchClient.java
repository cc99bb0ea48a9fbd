// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import java.util.concurrent.CompletableFuture;

/** A client that can have many operations under way without a thread for each. */
public interface AsyncBenchClient extends BenchClient {
  /** Begins an operation; the future completes, or fails, as {@link #execute} would. */
  CompletableFuture<?> start(Operation operation, int row);
}
