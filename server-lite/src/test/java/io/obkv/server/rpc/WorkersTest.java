// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void refuseWhatTheirQueueHasNoPlaceFor() {
    CountDownLatch release = new CountDownLatch(1);
    try (Workers workers = new Workers(1, 2)) {
      assertThat(workers.submit(() -> await(release))).isTrue();
      assertThat(workers.submit(() -> {})).isTrue();
      assertThat(workers.submit(() -> {})).isTrue();
      assertThat(workers.submit(() -> {})).isFalse();
      assertThat(workers.waiting()).isEqualTo(2);
      release.countDown();
    }
  }

  @Test
  void refuseEverythingOnceClosed() {
    Workers workers = new Workers(1, 1);
    workers.close();

    assertThat(workers.submit(() -> {})).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
