// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.EngineException;
import io.obkv.server.engine.EngineSnapshot;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.Mutation;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Another engine whose writes wait until they are let through. */
record GatedEngine(Engine engine, CountDownLatch gate) implements Engine {
  GatedEngine(Engine engine) {
    this(engine, new CountDownLatch(1));
  }

  void letThrough() {
    gate.countDown();
  }

  @Override
  public void write(List<? extends Mutation> mutations, Durability durability) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new EngineException("interrupted at the gate", e);
    }
    engine.write(mutations, durability);
  }

  @Override
  public byte[] get(byte[] key) {
    return engine.get(key);
  }

  @Override
  public EntryIterator iterator(ByteRange range, Direction direction) {
    return engine.iterator(range, direction);
  }

  @Override
  public void sync() {
    engine.sync();
  }

  @Override
  public EngineSnapshot snapshot() {
    return engine.snapshot();
  }

  @Override
  public void close() {
    engine.close();
  }
}
