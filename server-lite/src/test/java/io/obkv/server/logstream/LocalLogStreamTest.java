// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.engine.Mutation;
import io.obkv.server.engine.WatchedEngine;
import io.obkv.server.error.RequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LocalLogStreamTest {
  private static final byte[] KEY = {1};

  private final MemoryEngine engine = new MemoryEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  private static List<Mutation> batch(int value) {
    return List.of(new Mutation.Put(KEY, new byte[] {(byte) value}));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAppendedLaterIsOnTop(Durability durability) {
    try (LogStream log = LocalLogStream.open(engine, durability)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i <= 100; i++) {
        all.add(log.append(batch(i)));
      }
      all.forEach(CompletableFuture::join);
      assertThat(engine.get(KEY)).containsExactly(100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingWaitsForWhatWasAcceptedAndRefusesTheRest(Durability durability) {
    LogStream log = LocalLogStream.open(engine, durability);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(log.append(batch(i)));
    }
    log.close();
    assertThat(all).allMatch(CompletableFuture::isDone);
    assertThat(engine.get(KEY)).containsExactly(99);
    assertThatThrownBy(log.append(batch(7))::join)
        .hasRootCauseMessage(new RequestException(ErrorCode.OB_SERVER_IS_STOPPING).getMessage());
    engine.close();
    log.close();
  }

  @Test
  void moreBatchesThanMayWaitAreRefused() {
    assertSomeRefused(20_000, new byte[1]);
  }

  @Test
  void moreBytesThanMayWaitAreRefused() {
    assertSomeRefused(300, new byte[1 << 20]);
  }

  private void assertSomeRefused(int batches, byte[] value) {
    WriteGate gate = new WriteGate();
    Engine gated = new WatchedEngine(engine, gate);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    try (LogStream log = LocalLogStream.open(gated, Durability.SYNC)) {
      for (int i = 0; i < batches; i++) {
        all.add(log.append(List.of(new Mutation.Put(KEY, value))));
      }
      gate.letThrough();
    }
    assertThat(all.get(0)).isCompleted();
    assertThat(all.get(batches - 1))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("too many changes wait");
    assertThat(all).allMatch(CompletableFuture::isDone);
  }
}
