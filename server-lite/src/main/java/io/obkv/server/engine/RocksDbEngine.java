// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final ReadOptions latest = new ReadOptions();
  private final RocksDbSettings settings;
  private final CloseOrder order = CloseOrder.root(this::release);

  private RocksDbEngine(RocksDB database, RocksDbSettings settings) {
    this.database = database;
    this.settings = settings;
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
        () -> RocksDbIterator.open(database, new ReadOptions(), order, range, direction));
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
      try (WriteBatch batch = new WriteBatch()) {
        for (Mutation mutation : mutations) {
          add(mutation, batch);
        }
        database.write(durability == Durability.SYNC ? synced : unsynced, batch);
      } catch (RocksDBException e) {
        throw new EngineException("cannot write", e);
      }
      return null;
    });
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

  @Override
  public void sync() {
    order.use(() -> {
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
      return snapshotOrder.use(() -> {
        ReadOptions options = new ReadOptions().setSnapshot(taken);
        return RocksDbIterator.open(database, options, snapshotOrder, range, direction);
      });
    }

    @Override
    public void close() {
      snapshotOrder.close();
    }
  }
}
