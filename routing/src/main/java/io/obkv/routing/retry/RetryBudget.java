// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a client from multiplying the load of a server that fails: every retry takes a token, every
 * success brings a tenth of one back, up to the number it began with. (The scheme of gRPC's retry
 * throttling.) Safe for many threads.
 */
public final class RetryBudget {
  private static final int SUCCESSES_PER_RETRY = 10;

  private final int most;
  private final AtomicInteger tenths;

  /**
   * @param tokens retries that may be made without any success, at least 1
   */
  public RetryBudget(int tokens) {
    most = Math.multiplyExact(tokens, SUCCESSES_PER_RETRY);
    tenths = new AtomicInteger(most);
  }

  /** Takes a token, if there is one. */
  public boolean tryTake() {
    int before = tenths.get();
    while (before >= SUCCESSES_PER_RETRY) {
      if (tenths.compareAndSet(before, before - SUCCESSES_PER_RETRY)) {
        return true;
      }
      before = tenths.get();
    }
    return false;
  }

  /** Notes a success. */
  public void succeeded() {
    int before = tenths.get();
    // Full, as nearly always: then nothing is written. A lost race costs a tenth of a token.
    if (before < most) {
      tenths.compareAndSet(before, before + 1);
    }
  }
}
