// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TableGateTest {
  private final TableGate gate = new TableGate();

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void closesOnceThoseWithinHaveLeft() throws Exception {
    assertThat(gate.enter(1)).isEqualTo(TableGate.Entry.ENTERED);
    CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(this::close);
    while (gate.enter(1) == TableGate.Entry.ENTERED) {
      gate.leave();
      Thread.onSpinWait();
    }
    assertThat(closing).isNotDone();
    gate.leave();
    assertThat(closing.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private boolean close() {
    try {
      return gate.close(in(20_000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void letsNobodyInWhoKnowsAnEarlierVersion() throws Exception {
    assertThat(gate.close(in(0))).isTrue();
    assertThat(gate.enter(7)).isEqualTo(TableGate.Entry.CLOSED);
    gate.open(7);
    assertThat(gate.enter(6)).isEqualTo(TableGate.Entry.OUTDATED);
    assertThat(gate.enter(7)).isEqualTo(TableGate.Entry.ENTERED);
  }

  @Test
  void isOpenAgainWhenThoseWithinDoNotLeaveInTime() throws Exception {
    assertThat(gate.enter(1)).isEqualTo(TableGate.Entry.ENTERED);
    AtomicInteger called = new AtomicInteger();
    assertThat(gate.close(in(5))).isFalse();
    gate.whenOpen(called::incrementAndGet);
    assertThat(called).hasValue(1);
    assertThat(gate.enter(1)).isEqualTo(TableGate.Entry.ENTERED);
  }

  @Test
  void callsThoseWhoWaitOnceWhenItOpens() throws Exception {
    AtomicInteger called = new AtomicInteger();
    assertThat(gate.close(in(0))).isTrue();
    gate.whenOpen(called::incrementAndGet);
    assertThat(called).hasValue(0);
    gate.open(1);
    gate.open(1);
    assertThat(called).hasValue(1);
  }
}
