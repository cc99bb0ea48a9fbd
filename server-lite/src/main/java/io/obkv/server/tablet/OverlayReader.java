// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Entries with changes laid over them: a present value replaces, an empty one removes. What changes
 * while a walk is under way may or may not be seen.
 */
record OverlayReader(EntryReader below, NavigableMap<byte[], Optional<byte[]>> changes)
    implements EntryReader {
  @Override
  public byte[] get(byte[] key) {
    Optional<byte[]> change = changes.get(key);
    return change == null ? below.get(key) : change.orElse(null);
  }

  @Override
  public EntryIterator iterator(ByteRange range, Direction direction) {
    return new Walk(below.iterator(range, direction), within(range), direction);
  }

  private NavigableMap<byte[], Optional<byte[]>> within(ByteRange range) {
    if (range.isEmpty()) {
      return changes.headMap(new byte[0], false);
    }
    return range.end() == null
        ? changes.tailMap(range.start(), true)
        : changes.subMap(range.start(), true, range.end(), false);
  }

  /** Both walks side by side; the nearer entry comes next, a change hides the entry of its key. */
  private static final class Walk implements EntryIterator {
    private final EntryIterator below;
    private final NavigableMap<byte[], Optional<byte[]>> changes;
    private final Direction direction;
    private boolean started;
    private byte[] belowKey;
    private Map.Entry<byte[], Optional<byte[]>> change;
    private byte[] key;
    private byte[] value;

    Walk(EntryIterator below, NavigableMap<byte[], Optional<byte[]>> changes, Direction direction) {
      this.below = below;
      this.changes = changes;
      this.direction = direction;
    }

    @Override
    public boolean next() {
      if (!started) {
        started = true;
        stepBelow();
        change = direction == Direction.FORWARD ? changes.firstEntry() : changes.lastEntry();
      }
      while (belowKey != null || change != null) {
        int order = order();
        if (order < 0) {
          key = belowKey;
          value = below.value();
          stepBelow();
          return true;
        }
        if (order == 0) {
          stepBelow();
        }
        Map.Entry<byte[], Optional<byte[]>> changed = change;
        change = after(changed.getKey());
        if (changed.getValue().isPresent()) {
          key = changed.getKey();
          value = changed.getValue().get();
          return true;
        }
      }
      key = null;
      return false;
    }

    /** Negative when the entry below comes first, zero when the change replaces it. */
    private int order() {
      if (belowKey == null) {
        return 1;
      }
      if (change == null) {
        return -1;
      }
      int order = java.util.Arrays.compareUnsigned(belowKey, change.getKey());
      return direction == Direction.FORWARD ? order : -order;
    }

    private void stepBelow() {
      belowKey = below.next() ? below.key() : null;
    }

    private Map.Entry<byte[], Optional<byte[]>> after(byte[] from) {
      return direction == Direction.FORWARD ? changes.higherEntry(from) : changes.lowerEntry(from);
    }

    @Override
    public void seek(byte[] target) {
      below.seek(target);
      started = true;
      stepBelow();
      change = direction == Direction.FORWARD
          ? changes.ceilingEntry(target)
          : changes.floorEntry(target);
    }

    @Override
    public byte[] key() {
      return present(key);
    }

    @Override
    public byte[] value() {
      return present(key) == null ? null : value;
    }

    private static byte[] present(byte[] bytes) {
      if (bytes == null) {
        throw new IllegalStateException("the walk is not at an entry");
      }
      return bytes;
    }

    @Override
    public void close() {
      below.close();
    }
  }
}
