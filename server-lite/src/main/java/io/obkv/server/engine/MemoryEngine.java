// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An engine that keeps its entries in memory, for tests: nothing is durable. The map is copied by the
 * first write after a snapshot or iterator was opened, so snapshots cost what the map holds.
 */
public final class MemoryEngine implements Engine {
  private final CloseOrder order = CloseOrder.root(() -> {});
  private TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private boolean shared;

  @Override
  public byte[] get(byte[] key) {
    return order.use(() -> {
      synchronized (this) {
        return copy(entries.get(key));
      }
    });
  }

  @Override
  public EntryIterator iterator(ByteRange range, Direction direction) {
    return order.use(() -> open(order, share(), range, direction));
  }

  @Override
  public EngineSnapshot snapshot() {
    return order.use(() -> new Snapshot(share(), order.dependent(() -> {})));
  }

  @Override
  public void write(List<? extends Mutation> mutations, Durability durability) {
    order.use(() -> {
      apply(mutations);
      return null;
    });
  }

  @Override
  public void sync() {
    order.use(() -> null);
  }

  @Override
  public void close() {
    order.close();
  }

  private synchronized NavigableMap<byte[], byte[]> share() {
    shared = true;
    return entries;
  }

  private synchronized void apply(List<? extends Mutation> mutations) {
    if (shared) {
      entries = new TreeMap<>(entries);
      shared = false;
    }
    for (Mutation mutation : mutations) {
      if (mutation instanceof Mutation.Put put) {
        entries.put(put.key().clone(), put.value().clone());
      } else if (mutation instanceof Mutation.Delete delete) {
        entries.remove(delete.key());
      } else if (mutation instanceof Mutation.DeleteRange range) {
        entries.subMap(range.start(), range.end()).clear();
      }
    }
  }

  private static byte[] copy(byte[] bytes) {
    return bytes == null ? null : bytes.clone();
  }

  private static EntryIterator open(
      CloseOrder owner, NavigableMap<byte[], byte[]> map, ByteRange range, Direction direction) {
    NavigableMap<byte[], byte[]> part;
    if (range.end() == null) {
      part = map.tailMap(range.start(), true);
    } else if (range.isEmpty()) {
      part = map.subMap(range.start(), true, range.start(), false);
    } else {
      part = map.subMap(range.start(), true, range.end(), false);
    }
    NavigableMap<byte[], byte[]> walked =
        direction == Direction.FORWARD ? part : part.descendingMap();
    return new MapIterator(walked, owner.leaf(() -> {}));
  }

  private record Snapshot(NavigableMap<byte[], byte[]> map, CloseOrder order)
      implements EngineSnapshot {
    @Override
    public byte[] get(byte[] key) {
      return order.use(() -> copy(map.get(key)));
    }

    @Override
    public EntryIterator iterator(ByteRange range, Direction direction) {
      return order.use(() -> open(order, map, range, direction));
    }

    @Override
    public void close() {
      order.close();
    }
  }

  /** Walks a map that is already cut to the range and turned to the direction. */
  private static final class MapIterator implements EntryIterator {
    private final NavigableMap<byte[], byte[]> map;
    private final CloseOrder order;
    private java.util.Iterator<Map.Entry<byte[], byte[]>> ahead;
    private Map.Entry<byte[], byte[]> entry;

    MapIterator(NavigableMap<byte[], byte[]> map, CloseOrder order) {
      this.map = map;
      this.order = order;
      this.ahead = map.entrySet().iterator();
    }

    @Override
    public boolean next() {
      return order.use(() -> {
        entry = ahead.hasNext() ? ahead.next() : null;
        return entry != null;
      });
    }

    @Override
    public void seek(byte[] key) {
      order.use(() -> {
        entry = null;
        ahead = from(key).entrySet().iterator();
        return null;
      });
    }

    private NavigableMap<byte[], byte[]> from(byte[] key) {
      if (map.isEmpty() || map.comparator().compare(key, map.firstKey()) <= 0) {
        return map;
      }
      return map.comparator().compare(key, map.lastKey()) > 0
          ? map.headMap(map.firstKey(), false)
          : map.tailMap(key, true);
    }

    @Override
    public byte[] key() {
      return order.use(() -> current().getKey().clone());
    }

    @Override
    public byte[] value() {
      return order.use(() -> current().getValue().clone());
    }

    private Map.Entry<byte[], byte[]> current() {
      if (entry == null) {
        throw new IllegalStateException("no entry: next() was not called or was false");
      }
      return entry;
    }

    @Override
    public void close() {
      order.close();
    }
  }
}
