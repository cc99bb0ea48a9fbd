// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.server.engine.EngineException;
import io.obkv.server.engine.Mutation;
import io.obkv.server.engine.WriteWatcher;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Has writes of an engine wait until they are let through. */
final class WriteGate implements WriteWatcher {
  private final CountDownLatch gate = new CountDownLatch(1);

  void letThrough() {
    gate.countDown();
  }

  @Override
  public Watched begin(List<? extends Mutation> mutations) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new EngineException("interrupted at the gate", e);
    }
    return written -> {};
  }
}
