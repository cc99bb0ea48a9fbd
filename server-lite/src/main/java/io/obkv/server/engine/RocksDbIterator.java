// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * A walk over RocksDB. Key and value are fetched with the step to an entry, which most walks ask for both of:
 * so an entry takes the lock of the database once. For one thread at a time.
 */
final class RocksDbIterator implements EntryIterator {
  private final RocksIterator entries;
  private final byte[] start;
  private final Direction direction;
  private final CloseOrder order;
  private boolean started;

  /** The entry that is here; null before the first, behind the last, and after a search. */
  private byte[] key;

  private byte[] value;

  private RocksDbIterator(
      RocksIterator entries, byte[] start, Direction direction, CloseOrder order) {
    this.entries = entries;
    this.start = start;
    this.direction = direction;
    this.order = order;
  }

  /**
   * A walk over what is stored now, or what a snapshot holds. To be called within a use of {@code owner}.
   *
   * @param snapshot null for the present
   */
  static RocksDbIterator open(
      RocksDB database,
      IdleWalks idle,
      Snapshot snapshot,
      CloseOrder owner,
      ByteRange range,
      Direction direction) {
    // RocksDB takes a lower bound above the upper one for an error: an empty range ends at its
    // start.
    byte[] end = range.isEmpty() ? range.start() : range.end();
    boolean reusable = direction == Direction.FORWARD
        && end != null
        && end.length <= ReusableWalk.LONGEST_BOUND;
    return reusable
        ? openReusable(idle, snapshot, owner, range.start(), end)
        : openOwn(database, snapshot, owner, range.start(), end, direction);
  }

  private static RocksDbIterator openReusable(
      IdleWalks idle, Snapshot snapshot, CloseOrder owner, byte[] start, byte[] end) {
    ReusableWalk walk = idle.take();
    try {
      walk.renew(snapshot, end);
    } catch (RocksDBException e) {
      walk.close();
      throw new EngineException("cannot read", e);
    }
    CloseOrder order = owner.dependent(() -> idle.back(walk));
    return new RocksDbIterator(walk.entries(), start, Direction.FORWARD, order);
  }

  private static RocksDbIterator openOwn(
      RocksDB database,
      Snapshot snapshot,
      CloseOrder owner,
      byte[] start,
      byte[] end,
      Direction direction) {
    Slice lower = new Slice(start);
    Slice upper = end == null ? null : new Slice(end);
    ReadOptions options = new ReadOptions().setIterateLowerBound(lower);
    if (upper != null) {
      options.setIterateUpperBound(upper);
    }
    if (snapshot != null) {
      options.setSnapshot(snapshot);
    }
    RocksIterator entries = database.newIterator(options);
    CloseOrder order = owner.dependent(() -> {
      entries.close();
      options.close();
      lower.close();
      if (upper != null) {
        upper.close();
      }
    });
    return new RocksDbIterator(entries, start, direction, order);
  }

  @Override
  public boolean next() {
    long use = order.enter();
    try {
      if (!started) {
        started = true;
        toFirst();
      } else if (key != null) {
        step();
      }
      return fetch();
    } finally {
      order.leave(use);
    }
  }

  private void toFirst() {
    if (direction == Direction.FORWARD) {
      entries.seek(start);
    } else {
      entries.seekToLast();
    }
  }

  private void step() {
    if (direction == Direction.FORWARD) {
      entries.next();
    } else {
      entries.prev();
    }
  }

  /** Takes the entry that RocksDB is at; false when it is at none. */
  private boolean fetch() {
    if (entries.isValid()) {
      key = entries.key();
      value = entries.value();
      return true;
    }
    key = null;
    value = null;
    try {
      entries.status();
    } catch (RocksDBException e) {
      throw new EngineException("cannot read", e);
    }
    return false;
  }

  @Override
  public void seek(byte[] target) {
    long use = order.enter();
    try {
      if (direction == Direction.REVERSE) {
        entries.seekForPrev(target);
      } else {
        // A reusable walk has no lower bound of its own.
        entries.seek(Arrays.compareUnsigned(target, start) < 0 ? start : target);
      }
      started = true;
      key = null;
      value = null;
    } finally {
      order.leave(use);
    }
  }

  @Override
  public byte[] key() {
    requireEntry();
    return key;
  }

  @Override
  public byte[] value() {
    requireEntry();
    return value;
  }

  private void requireEntry() {
    order.requireOpen();
    if (key == null) {
      throw new IllegalStateException("no entry: next() was not called or was false");
    }
  }

  @Override
  public void close() {
    order.close();
  }
}
