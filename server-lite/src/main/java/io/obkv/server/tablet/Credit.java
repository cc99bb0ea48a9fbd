// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether something is worth its cost, by how it went before: each success earns credit and each failure takes one.
 * Without credit it is tried now and then, in case things have changed. Safe for many threads; an outcome that is
 * lost to another thread's makes little difference.
 */
final class Credit {
  private static final int TRIED_WITHOUT = 64;

  private final int most;
  private final int earned;
  private volatile int left;

  /**
   * All the credit there can be.
   *
   * @param most how many failures there may be in turn
   * @param earned how many failures a success makes up for
   */
  Credit(int most, int earned) {
    this.most = most;
    this.earned = earned;
    this.left = most;
  }

  boolean isWorthATry() {
    return left > 0 || ThreadLocalRandom.current().nextInt(TRIED_WITHOUT) == 0;
  }

  void succeeded() {
    int now = left;
    if (now < most) {
      left = Math.min(now + earned, most);
    }
  }

  void failed() {
    int now = left;
    if (now > 0) {
      left = now - 1;
    }
  }
}
