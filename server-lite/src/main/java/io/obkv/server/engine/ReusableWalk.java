// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.nio.ByteBuffer;
import org.rocksdb.DirectSlice;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/**
 * A RocksDB iterator, for walks upwards, that can be used again: RocksDB reads its upper bound from memory
 * that is written anew before each walk. For one thread at a time.
 */
final class ReusableWalk implements AutoCloseable {
  /** Longer bounds are rare. */
  static final int LONGEST_BOUND = 512;

  private final ByteBuffer bound = ByteBuffer.allocateDirect(LONGEST_BOUND);
  private final DirectSlice upper = new DirectSlice(bound, LONGEST_BOUND);
  private final ReadOptions options = new ReadOptions().setIterateUpperBound(upper);
  private final RocksIterator entries;

  ReusableWalk(RocksDB database) {
    entries = database.newIterator(options);
  }

  /**
   * Sees from now on what is stored now, or what a snapshot holds.
   *
   * @param snapshot null for the present
   * @param end the first key above the walk, at most {@link #LONGEST_BOUND} bytes. Nothing is read
   *     before the next search, which the bound asks for
   */
  void renew(Snapshot snapshot, byte[] end) throws RocksDBException {
    bound.clear();
    bound.put(end);
    upper.setLength(end.length);
    if (snapshot == null) {
      entries.refresh();
    } else {
      entries.refresh(snapshot);
    }
  }

  RocksIterator entries() {
    return entries;
  }

  /** False when storage failed under the walk. */
  boolean isSound() {
    try {
      entries.status();
      return true;
    } catch (RocksDBException e) {
      return false;
    }
  }

  @Override
  public void close() {
    entries.close();
    options.close();
    upper.close();
  }
}
