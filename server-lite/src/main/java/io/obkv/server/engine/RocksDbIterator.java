// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A walk over RocksDB. For one thread at a time. */
final class RocksDbIterator implements EntryIterator {
  private final RocksIterator entries;
  private final Direction direction;
  private final CloseOrder order;
  private boolean started;

  /** Whether an entry is here: not before the first, behind the last, nor after a search. */
  private boolean valid;

  private RocksDbIterator(RocksIterator entries, Direction direction, CloseOrder order) {
    this.entries = entries;
    this.direction = direction;
    this.order = order;
  }

  /** Takes over {@code options}. To be called within a use of {@code owner}. */
  static RocksDbIterator open(
      RocksDB database,
      ReadOptions options,
      CloseOrder owner,
      ByteRange range,
      Direction direction) {
    Slice lower = new Slice(range.start());
    // RocksDB takes a lower bound above the upper one for an error: an empty range ends at its
    // start.
    byte[] end = range.isEmpty() ? range.start() : range.end();
    Slice upper = end == null ? null : new Slice(end);
    options.setIterateLowerBound(lower);
    if (upper != null) {
      options.setIterateUpperBound(upper);
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
    return new RocksDbIterator(entries, direction, order);
  }

  @Override
  public boolean next() {
    return order.use(() -> {
      if (!started) {
        toFirst();
      } else if (valid) {
        step();
      }
      started = true;
      valid = checkValid();
      return valid;
    });
  }

  private void toFirst() {
    if (direction == Direction.FORWARD) {
      entries.seekToFirst();
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

  @Override
  public void seek(byte[] key) {
    order.use(() -> {
      if (direction == Direction.FORWARD) {
        entries.seek(key);
      } else {
        entries.seekForPrev(key);
      }
      started = true;
      valid = false;
      return null;
    });
  }

  private boolean checkValid() {
    if (entries.isValid()) {
      return true;
    }
    try {
      entries.status();
    } catch (RocksDBException e) {
      throw new EngineException("cannot read", e);
    }
    return false;
  }

  @Override
  public byte[] key() {
    return order.use(() -> {
      requireEntry();
      return entries.key();
    });
  }

  @Override
  public byte[] value() {
    return order.use(() -> {
      requireEntry();
      return entries.value();
    });
  }

  private void requireEntry() {
    if (!valid) {
      throw new IllegalStateException("no entry: next() was not called or was false");
    }
  }

  @Override
  public void close() {
    order.close();
  }
}
