// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.engine.Mutation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DirectLogStreamTest {
  private static final byte[] KEY = {1};
  private static final int MEBIBYTE = 1 << 20;

  private final MemoryEngine engine = new MemoryEngine();
  private final LogStream log = LocalLogStream.open(engine, Durability.NONE);

  @AfterEach
  void close() {
    log.close();
    engine.close();
  }

  private CompletableFuture<Void> append(int value) {
    return log.append(List.of(new Mutation.Put(KEY, new byte[] {(byte) value})));
  }

  @Test
  void writesWhatAThreadGathersWhenTheGatheringIsClosed() {
    CompletableFuture<Void> first;
    CompletableFuture<Void> second;
    try (LogStream.Gathering ignored = log.gather()) {
      first = append(1);
      second = append(2);
      assertThat(first).isNotDone();
      assertThat(engine.get(KEY)).isNull();
    }
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(engine.get(KEY)).containsExactly(2);
    assertThat(append(3)).isCompleted();
  }

  @Test
  void whatOthersAppendComesBehindWhatWasGatheredBefore() {
    try (LogStream.Gathering ignored = log.gather()) {
      CompletableFuture<Void> gathered = append(1);
      CompletableFuture.runAsync(() -> append(2).join()).join();
      assertThat(gathered).isCompleted();
    }
    assertThat(engine.get(KEY)).containsExactly(2);
  }

  @Test
  void aGatheringWithinAnotherEndsWithTheOuterOne() {
    try (LogStream.Gathering outer = log.gather()) {
      CompletableFuture<Void> gathered;
      try (LogStream.Gathering inner = log.gather()) {
        gathered = append(1);
      }
      assertThat(gathered).isNotDone();
    }
    assertThat(engine.get(KEY)).containsExactly(1);
  }

  @Test
  void doesNotGatherWithoutBound() {
    try (LogStream.Gathering ignored = log.gather()) {
      var unused = append(1);
      log.append(List.of(new Mutation.Put(new byte[] {2}, new byte[MEBIBYTE]))).join();
      assertThat(engine.get(KEY)).containsExactly(1);
    }
  }

  @Test
  void whatWasGatheredSoFarCanBeWritten() {
    assertThat(log.writeGathered()).isFalse();
    try (LogStream.Gathering ignored = log.gather()) {
      assertThat(log.writeGathered()).isFalse();
      CompletableFuture<Void> first = append(1);
      assertThat(log.writeGathered()).isTrue();
      assertThat(first).isCompleted();
      assertThat(append(2)).isNotDone();
    }
    assertThat(engine.get(KEY)).containsExactly(2);
  }

  @Test
  void closingWritesWhatWasGathered() {
    try (LogStream.Gathering ignored = log.gather()) {
      var unused = append(1);
      log.close();
      assertThat(engine.get(KEY)).containsExactly(1);
    }
  }

  @Test
  void everyBatchOfAGroupFailsWhenItsWriteDoes() {
    CompletableFuture<Void> gathered;
    try (LogStream.Gathering ignored = log.gather()) {
      gathered = append(1);
      engine.close();
    }
    assertThat(gathered).isCompletedExceptionally();
  }
}
