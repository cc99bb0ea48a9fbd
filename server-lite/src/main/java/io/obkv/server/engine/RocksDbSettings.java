// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.HyperClockCache;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** RocksDB's own settings as native objects, which must outlive the database opened with them. */
final class RocksDbSettings implements AutoCloseable {
  private static final int BLOOM_BITS_PER_KEY = 10;
  private static final long BYTES_PER_SYNC = 1 << 20;
  private static final int LOG_FILES_KEPT = 4;

  /** Lets the cache adapt to the sizes of blocks. */
  private static final long ANY_CHARGE = 0;

  private static final int ANY_SHARDS = -1;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;
  private final BloomFilter filter;
  private final Options options;

  RocksDbSettings(RocksDbOptions memory) {
    // Threads that look up blocks wait for nobody, and need not keep an order of use up to date.
    cache = new HyperClockCache(memory.blockCacheBytes(), ANY_CHARGE, ANY_SHARDS, false);
    writeBuffers = new WriteBufferManager(memory.writeBufferBytes(), cache);
    filter = new BloomFilter(BLOOM_BITS_PER_KEY, false);
    BlockBasedTableConfig table = new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setFilterPolicy(filter)
        // Inserts ask for absent keys all the time; without these two a filter may be evicted.
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true);
    options = new Options()
        .setCreateIfMissing(true)
        .setTableFormatConfig(table)
        .setWriteBufferManager(writeBuffers)
        .setWriteBufferSize(memory.writeBufferBytes() / 2)
        // What is written anew soon is not worth it: only the last level, which has nearly all
        // data.
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setBottommostCompressionType(CompressionType.LZ4_COMPRESSION)
        // The log stream writes one group after the other.
        .setAllowConcurrentMemtableWrite(false)
        .setLevelCompactionDynamicLevelBytes(true)
        .setBytesPerSync(BYTES_PER_SYNC)
        .setMaxTotalWalSize(4 * memory.writeBufferBytes())
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setStatsDumpPeriodSec(0)
        .setKeepLogFileNum(LOG_FILES_KEPT);
  }

  Options options() {
    return options;
  }

  @Override
  public void close() {
    options.close();
    filter.close();
    writeBuffers.close();
    cache.close();
  }
}
