// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.rocksdb.RocksDB;

/**
 * RocksDB iterators that wait for their next walk: making one costs more than a short walk. Each holds on to
 * the files and memory tables that it last read, so few are kept, and not for long. Safe for many threads.
 */
final class IdleWalks implements AutoCloseable {
  private static final int MOST_KEPT = 16;

  private final RocksDB database;
  private final Deque<ReusableWalk> kept = new ArrayDeque<>(MOST_KEPT);
  private boolean closed;

  IdleWalks(RocksDB database) {
    this.database = database;
  }

  /** A walk that nobody else uses; to be given {@link #back}. */
  ReusableWalk take() {
    synchronized (kept) {
      ReusableWalk walk = kept.poll();
      if (walk != null) {
        return walk;
      }
    }
    return new ReusableWalk(database);
  }

  void back(ReusableWalk walk) {
    boolean sound = walk.isSound();
    synchronized (kept) {
      if (sound && !closed && kept.size() < MOST_KEPT) {
        // The one used last is taken first: what it holds is the newest.
        kept.push(walk);
        return;
      }
    }
    walk.close();
  }

  /** Lets go of what the walks hold, which may be obsolete. */
  void drop() {
    synchronized (kept) {
      kept.forEach(ReusableWalk::close);
      kept.clear();
    }
  }

  /** As {@link #drop}; from now on nothing is kept. */
  @Override
  public void close() {
    synchronized (kept) {
      closed = true;
    }
    drop();
  }
}
