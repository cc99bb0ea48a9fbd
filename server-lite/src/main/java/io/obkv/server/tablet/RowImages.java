// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.obkv.server.engine.Mutation;
import io.obkv.server.engine.WriteWatcher;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Images of rows that were read lately, of all tablets, in bounded memory. An image is right for as long as it holds:
 * has to watch all writes. Safe for many threads.
 */
public final class RowImages implements WriteWatcher {
  private final boolean off;
  private final ConcurrentMap<Long, TabletImages> tablets = new ConcurrentHashMap<>();

  /** Which images to keep; they are found by their tablets. */
  private final Cache<RowImage, Boolean> kept;

  private final LongAdder answers = new LongAdder();

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
        .<RowImage, Boolean>weigher((image, present) -> image.bytes())
        .evictionListener((image, present, cause) -> {
          if (image != null) {
            image.owner().remove(image);
          }
        })
        .executor(Runnable::run)
        .build();
  }

  /**
   * The images of a tablet's rows; null when none can be kept now.
   *
   * @param schemaVersion of the table by which its rows are read
   */
  public TabletImages tablet(long tabletId, long schemaVersion) {
    TabletImages known = tablets.get(tabletId);
    if (known != null && known.schemaVersion() == schemaVersion) {
      return known;
    }
    boolean older = known != null && known.schemaVersion() > schemaVersion;
    return off || older ? null : begun(tabletId, schemaVersion);
  }

  /** Not while something is written, which would not know what to revoke. */
  private TabletImages begun(long tabletId, long schemaVersion) {
    if (!writing.tryLock()) {
      return null;
    }
    try {
      TabletImages known = tablets.get(tabletId);
      if (known != null && known.schemaVersion() >= schemaVersion) {
        return known.schemaVersion() == schemaVersion ? known : null;
      }
      if (known != null) {
        known.close();
      }
      TabletImages made = new TabletImages(this, schemaVersion);
      tablets.put(tabletId, made);
      return made;
    } finally {
      writing.unlock();
    }
  }

  /** Counts a read that was answered by images alone. */
  public void answered() {
    answers.increment();
  }

  /** How many reads were answered by images alone. */
  public long answers() {
    return answers.sum();
  }

  void keep(RowImage image) {
    kept.put(image, Boolean.TRUE);
    if (image.isRevoked()) {
      kept.invalidate(image);
    }
  }

  /** Notes that an image was of use. */
  void used(RowImage image) {
    var unused = kept.getIfPresent(image);
  }

  void forget(RowImage image) {
    kept.invalidate(image);
  }

  @Override
  public Runnable begin(List<? extends Mutation> mutations) {
    if (off) {
      return () -> {};
    }
    writing.lock();
    if (tablets.isEmpty()) {
      return writing::unlock;
    }
    Write write = new Write();
    try {
      mutations.forEach(write::add);
      return write;
    } catch (RuntimeException | Error e) {
      write.run();
      throw e;
    }
  }

  /** A write under way. */
  private final class Write implements Runnable {
    /** With the counters of the rows that are written. */
    private final IdentityHashMap<TabletImages, Long> written = new IdentityHashMap<>(4);

    /** The row changed last: most changes that follow are in it. */
    private byte[] lastKey = {};

    private int lastRowEnd;

    void add(Mutation mutation) {
      if (mutation instanceof Mutation.Put put) {
        change(put.key());
      } else if (mutation instanceof Mutation.Delete delete) {
        change(delete.key());
      } else if (mutation instanceof Mutation.DeleteRange range) {
        closeWithin(range);
      }
    }

    private void change(byte[] key) {
      if (key.length < Long.BYTES || isInLastRow(key)) {
        return;
      }
      long tabletId = ByteBuffer.wrap(key).getLong();
      TabletImages images = tablets.get(tabletId);
      if (images == null) {
        return;
      }
      int rowEnd = CellLayout.rowEnd(key, key.length);
      if (rowEnd < 0) {
        close(tabletId);
        return;
      }
      Long counted = written.get(images);
      if (counted == null) {
        images.beginWrite();
        counted = 0L;
      }
      written.put(images, images.change(key, rowEnd, counted));
      lastKey = key;
      lastRowEnd = rowEnd;
    }

    private boolean isInLastRow(byte[] key) {
      return lastRowEnd > 0
          && key.length > lastRowEnd
          && Arrays.equals(key, 0, lastRowEnd, lastKey, 0, lastRowEnd);
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
      written.remove(images);
      images.close();
      lastRowEnd = 0;
    }

    @Override
    public void run() {
      written.forEach(TabletImages::endWrite);
      writing.unlock();
    }
  }
}
