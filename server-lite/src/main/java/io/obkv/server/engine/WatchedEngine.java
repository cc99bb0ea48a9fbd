// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.List;

/** An engine whose writes somebody watches. */
public final class WatchedEngine implements Engine {
  private final Engine engine;
  private final WriteWatcher watcher;

  /**
   * An engine in front of another, through which all writes have to go.
   *
   * @param engine closed with this one
   */
  public WatchedEngine(Engine engine, WriteWatcher watcher) {
    this.engine = engine;
    this.watcher = watcher;
  }

  @Override
  public void write(List<? extends Mutation> mutations, Durability durability) {
    WriteWatcher.Watched write = watcher.begin(mutations);
    boolean written = false;
    try {
      engine.write(mutations, durability);
      written = true;
    } finally {
      write.end(written);
    }
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
  public EngineSnapshot snapshot() {
    return engine.snapshot();
  }

  @Override
  public void sync() {
    engine.sync();
  }

  @Override
  public void close() {
    engine.close();
  }
}
