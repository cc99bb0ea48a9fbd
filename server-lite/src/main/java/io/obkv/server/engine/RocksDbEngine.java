// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An engine on RocksDB, in a directory that one engine at a time may have open.
 *
 * <p>Every write goes through RocksDB's log, also with {@link Durability#NONE}: otherwise a crash could
 * lose a write and keep a later one. NONE differs from INTERVAL only in that nobody syncs the log.
 */
public final class RocksDbEngine implements Engine {
  /** Idle walks are dropped after so many bytes were written. */
  private static final long MOST_BYTES_BEHIND = 8L << 20;

  private static final int BATCH_HEAD = 12;
  private static final int MUTATION_HEAD = 8;
  private static final int MOST_ROOM = 16 << 20;

  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final ReadOptions latest = new ReadOptions();
  private final RocksDbSettings settings;
  private final IdleWalks idleWalks;

  /** Bytes written since idle walks were dropped. */
  private final AtomicLong writtenBytes = new AtomicLong();

  private final CloseOrder order = CloseOrder.root(this::release);

  private RocksDbEngine(RocksDB database, RocksDbSettings settings) {
    this.database = database;
    this.settings = settings;
    this.idleWalks = new IdleWalks(database);
  }

  /**
   * Opens the database in a directory, which is made when absent, and replays its log.
   *
   * @throws EngineException when the directory cannot be used, is in use or is damaged
   */
  public static RocksDbEngine open(Path directory, RocksDbOptions options) {
    RocksDB.loadLibrary();
    RocksDbSettings settings = new RocksDbSettings(options);
    try {
      Files.createDirectories(directory);
      return new RocksDbEngine(RocksDB.open(settings.options(), directory.toString()), settings);
    } catch (RocksDBException | IOException e) {
      settings.close();
      throw new EngineException("cannot open " + directory, e);
    }
  }

  @Override
  public byte[] get(byte[] key) {
    return order.use(() -> read(database, latest, key));
  }

  @Override
  public EntryIterator iterator(ByteRange range, Direction direction) {
    return order.use(
        () -> RocksDbIterator.open(database, idleWalks, null, order, range, direction));
  }

  @Override
  public EngineSnapshot snapshot() {
    return order.use(() -> {
      Snapshot taken = database.getSnapshot();
      return new RocksDbSnapshot(taken, order.dependent(() -> database.releaseSnapshot(taken)));
    });
  }

  @Override
  public void write(List<? extends Mutation> mutations, Durability durability) {
    order.use(() -> {
      try (WriteBatch batch = new WriteBatch(room(mutations))) {
        for (Mutation mutation : mutations) {
          add(mutation, batch);
        }
        database.write(durability == Durability.SYNC ? synced : unsynced, batch);
        noteWritten(mutations);
      } catch (RocksDBException e) {
        throw new EngineException("cannot write", e);
      }
      return null;
    });
  }

  /** What a batch takes in memory, so that it need not grow. */
  private static int room(List<? extends Mutation> mutations) {
    long bytes = BATCH_HEAD;
    for (Mutation mutation : mutations) {
      bytes += MUTATION_HEAD + mutation.payloadBytes();
    }
    return (int) Math.min(bytes, MOST_ROOM);
  }

  private static void add(Mutation mutation, WriteBatch batch) throws RocksDBException {
    if (mutation instanceof Mutation.Put put) {
      batch.put(put.key(), put.value());
    } else if (mutation instanceof Mutation.Delete delete) {
      batch.delete(delete.key());
    } else if (mutation instanceof Mutation.DeleteRange range) {
      batch.deleteRange(range.start(), range.end());
    }
  }

  /** What idle walks hold becomes obsolete by writes: by much data, or by the removal of much. */
  private void noteWritten(List<? extends Mutation> mutations) {
    long bytes = 0;
    for (Mutation mutation : mutations) {
      bytes +=
          mutation instanceof Mutation.DeleteRange ? MOST_BYTES_BEHIND : mutation.payloadBytes();
    }
    if (writtenBytes.addAndGet(bytes) >= MOST_BYTES_BEHIND) {
      writtenBytes.set(0);
      idleWalks.drop();
    }
  }

  @Override
  public void sync() {
    order.use(() -> {
      idleWalks.drop();
      syncLog();
      return null;
    });
  }

  @Override
  public void close() {
    order.close();
  }

  private void syncLog() {
    try {
      database.syncWal();
    } catch (RocksDBException e) {
      throw new EngineException("cannot sync the log", e);
    }
  }

  private void release() {
    try {
      syncLog();
    } finally {
      idleWalks.close();
      latest.close();
      synced.close();
      unsynced.close();
      database.close();
      settings.close();
    }
  }

  private static byte[] read(RocksDB database, ReadOptions options, byte[] key) {
    try {
      return database.get(options, key);
    } catch (RocksDBException e) {
      throw new EngineException("cannot read", e);
    }
  }

  private final class RocksDbSnapshot implements EngineSnapshot {
    private final Snapshot taken;
    private final CloseOrder snapshotOrder;

    RocksDbSnapshot(Snapshot taken, CloseOrder snapshotOrder) {
      this.taken = taken;
      this.snapshotOrder = snapshotOrder;
    }

    @Override
    public byte[] get(byte[] key) {
      return snapshotOrder.use(() -> {
        try (ReadOptions options = new ReadOptions().setSnapshot(taken)) {
          return read(database, options, key);
        }
      });
    }

    @Override
    public EntryIterator iterator(ByteRange range, Direction direction) {
      return snapshotOrder.use(
          () -> RocksDbIterator.open(database, idleWalks, taken, snapshotOrder, range, direction));
    }

    @Override
    public void close() {
      snapshotOrder.close();
    }
  }
}
