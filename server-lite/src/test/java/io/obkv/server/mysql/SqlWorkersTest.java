// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SqlWorkersTest {
  @Test
  void whoFreesALockGetsAThreadAlthoughAllWaitForIt() {
    CompletableFuture<Void> lock = new CompletableFuture<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    try (SqlWorkers workers = new SqlWorkers(2, 10)) {
      for (int i = 0; i < 2; i++) {
        workers.submit(() -> {
          lock.join();
          done.complete(null);
        });
      }
      assertThat(workers.submit(() -> lock.complete(null))).isTrue();
      assertThat(done).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void takesNothingWhenClosed() {
    SqlWorkers workers = new SqlWorkers(2, 2);
    workers.close();
    assertThat(workers.submit(() -> {})).isFalse();
  }
}
