// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.obkv.server.engine.Mutation;
import io.obkv.server.engine.WriteWatcher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Images of rows that were read lately, of all tablets, in bounded memory. An image is right for as long as it holds
 * where this watches all writes. Safe for many threads.
 */
public final class RowImages implements WriteWatcher {
  private final boolean off;
  private final ConcurrentMap<Long, TabletImages> tablets = new ConcurrentHashMap<>();

  /** Which slots to keep; they are found by their tablets. */
  private final Cache<RowSlot, Boolean> kept;

  private final LongAdder answers = new LongAdder();

  /** Whether images had to go for others: then there is not room for all that is read. */
  private volatile boolean full;

  /** Held by writes from their beginning to their end, and while a tablet's images begin. */
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Images in so much memory.
   *
   * @param bytes about how much; 0 for none
   */
  public RowImages(long bytes) {
    off = bytes == 0;
    kept = Caffeine.newBuilder()
        .maximumWeight(bytes)
        .<RowSlot, Boolean>weigher((slot, present) -> slot.countBytes())
        .evictionListener((slot, present, cause) -> {
          if (slot != null) {
            full = true;
            slot.owner().remove(slot);
          }
        })
        .executor(Runnable::run)
        .build();
  }

  /**
   * The images of a tablet's rows; null when none can be kept now.
   *
   * @param layout of the table by which its rows are read
   * @param form of their answers
   */
  public TabletImages tablet(long tabletId, CellLayout layout, RowCells.Form form) {
    long schemaVersion = layout.table().schema().schemaVersion();
    TabletImages known = tablets.get(tabletId);
    if (known != null && known.schemaVersion() == schemaVersion) {
      return known;
    }
    boolean older = known != null && known.schemaVersion() > schemaVersion;
    return off || older ? null : begun(tabletId, new TabletImages(this, layout, form));
  }

  /** Not while something is written, which would not know what to revoke. */
  private TabletImages begun(long tabletId, TabletImages made) {
    if (!writing.tryLock()) {
      return null;
    }
    try {
      TabletImages known = tablets.get(tabletId);
      if (known != null && known.schemaVersion() >= made.schemaVersion()) {
        return known.schemaVersion() == made.schemaVersion() ? known : null;
      }
      if (known != null) {
        known.close();
      }
      tablets.put(tabletId, made);
      return made;
    } finally {
      writing.unlock();
    }
  }

  boolean isFull() {
    return full;
  }

  /** Counts a read that was answered by images alone. */
  public void answered() {
    answers.increment();
  }

  /** How many reads were answered by images alone. */
  public long answers() {
    return answers.sum();
  }

  void keep(RowSlot slot) {
    kept.put(slot, Boolean.TRUE);
    if (slot.owner().slot(slot.key()) != slot) {
      kept.invalidate(slot);
    }
  }

  /** Notes that an image was of use. */
  void used(RowSlot slot) {
    var unused = kept.getIfPresent(slot);
  }

  void forget(RowSlot slot) {
    kept.invalidate(slot);
  }

  @Override
  public Watched begin(List<? extends Mutation> mutations) {
    if (off) {
      return written -> {};
    }
    writing.lock();
    if (tablets.isEmpty()) {
      return written -> writing.unlock();
    }
    Write write = new Write();
    try {
      mutations.forEach(write::add);
      return write;
    } catch (RuntimeException | Error e) {
      write.end(false);
      throw e;
    }
  }

  /** A write under way. */
  private final class Write implements Watched {
    /** Few: most writes are of one tablet. */
    private final List<TabletWrite> written = new ArrayList<>(2);

    /** That of the last change. */
    private TabletWrite last;

    private long lastTabletId;

    void add(Mutation mutation) {
      if (mutation instanceof Mutation.Put put) {
        TabletWrite write = write(put.key());
        if (write != null && !write.put(put)) {
          close(lastTabletId);
        }
      } else if (mutation instanceof Mutation.Delete delete) {
        TabletWrite write = write(delete.key());
        if (write != null && !write.delete(delete)) {
          close(lastTabletId);
        }
      } else if (mutation instanceof Mutation.DeleteRange range) {
        closeWithin(range);
      }
    }

    /** Null for a tablet without images. */
    private TabletWrite write(byte[] key) {
      if (key.length < Long.BYTES) {
        return null;
      }
      long tabletId = ByteBuffer.wrap(key).getLong();
      if (last == null || tabletId != lastTabletId) {
        TabletImages images = tablets.get(tabletId);
        last = images == null ? null : write(images);
        lastTabletId = tabletId;
      }
      return last;
    }

    private TabletWrite write(TabletImages images) {
      for (TabletWrite known : written) {
        if (known.images() == images) {
          return known;
        }
      }
      TabletWrite begun = new TabletWrite(images);
      written.add(begun);
      return begun;
    }

    private void closeWithin(Mutation.DeleteRange range) {
      for (long tabletId : tablets.keySet()) {
        byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(tabletId).array();
        boolean before = Arrays.compareUnsigned(range.end(), prefix) <= 0;
        boolean behind =
            Arrays.compareUnsigned(range.start(), prefix) > 0 && !startsWith(range.start(), prefix);
        if (!before && !behind) {
          close(tabletId);
        }
      }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
      return bytes.length >= prefix.length
          && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private void close(long tabletId) {
      TabletImages images = tablets.remove(tabletId);
      written.removeIf(write -> write.images() == images);
      last = null;
      images.close();
    }

    @Override
    public void end(boolean all) {
      try {
        written.forEach(write -> write.end(all));
      } finally {
        writing.unlock();
      }
    }
  }
}
