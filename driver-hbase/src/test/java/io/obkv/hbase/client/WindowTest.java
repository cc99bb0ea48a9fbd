// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void onlySoManyAreUnderWay() {
    List<CompletableFuture<?>> begun = new ArrayList<>();
    List<Supplier<CompletableFuture<?>>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(() -> {
        CompletableFuture<?> call = new CompletableFuture<>();
        begun.add(call);
        return call;
      });
    }
    Window.run(calls, 2);
    assertThat(begun).hasSize(2);
    begun.get(1).complete(null);
    assertThat(begun).hasSize(3);
    begun.get(0).completeExceptionally(new IllegalStateException("failed"));
    assertThat(begun).hasSize(4);
  }

  @Test
  void manyThatEndAtOnceDoNotPileUp() {
    int[] count = {0};
    List<Supplier<CompletableFuture<?>>> calls = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      calls.add(() -> {
        count[0]++;
        return CompletableFuture.completedFuture(null);
      });
    }
    Window.run(calls, 8);
    assertThat(count[0]).isEqualTo(200_000);
  }
}
