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
  private static final byte[] NOTHING = {};
  private static final int FIRST_KEY = 128;
  private static final int FIRST_VALUES = 2 * 1024;
  private static final int MOST_VALUES = 16 * 1024;

  private final RocksIterator entries;
  private final byte[] start;
  private final Direction direction;
  private final CloseOrder order;
  private boolean started;

  /** Whether an entry is here: not before the first, behind the last, nor after a search. */
  private boolean here;

  /** Has the key of the entry that is here at its start. */
  private byte[] key = new byte[FIRST_KEY];

  private int keyLength;

  /** Has the values of the last entries one behind the other; what is written once stays as it is. */
  private byte[] values = NOTHING;

  private int valueFrom;
  private int valueLength;

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
    boolean reusable =
        direction == Direction.FORWARD && end != null && end.length <= ReusableWalk.LONGEST_BOUND;
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
    CloseOrder order = owner.leaf(() -> idle.back(walk));
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
    CloseOrder order = owner.leaf(() -> {
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
      } else if (here) {
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
    here = entries.isValid();
    if (here) {
      fetchKey();
      fetchValue();
      return true;
    }
    try {
      entries.status();
    } catch (RocksDBException e) {
      throw new EngineException("cannot read", e);
    }
    return false;
  }

  private void fetchKey() {
    keyLength = entries.key(key);
    if (keyLength > key.length) {
      key = entries.key();
    }
  }

  private void fetchValue() {
    valueFrom += valueLength;
    valueLength = entries.value(values, valueFrom, values.length - valueFrom);
    if (valueLength > values.length - valueFrom) {
      int room = Math.min(Math.max(2 * values.length, FIRST_VALUES), MOST_VALUES);
      values = new byte[Math.max(valueLength, room)];
      valueFrom = 0;
      valueLength = entries.value(values, 0, values.length);
    }
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
      here = false;
    } finally {
      order.leave(use);
    }
  }

  @Override
  public byte[] key() {
    requireEntry();
    return Arrays.copyOf(key, keyLength);
  }

  @Override
  public byte[] value() {
    requireEntry();
    return Arrays.copyOfRange(values, valueFrom, valueFrom + valueLength);
  }

  @Override
  public byte[] keyArray() {
    requireEntry();
    return key;
  }

  @Override
  public int keyLength() {
    requireEntry();
    return keyLength;
  }

  @Override
  public byte[] valueArray() {
    requireEntry();
    return values;
  }

  @Override
  public int valueFrom() {
    requireEntry();
    return valueFrom;
  }

  @Override
  public int valueLength() {
    requireEntry();
    return valueLength;
  }

  private void requireEntry() {
    order.requireOpen();
    if (!here) {
      throw new IllegalStateException("no entry: next() was not called or was false");
    }
  }

  @Override
  public void close() {
    order.close();
  }
}
