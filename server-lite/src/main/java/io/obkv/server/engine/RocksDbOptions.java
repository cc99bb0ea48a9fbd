// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** Memory that a {@link RocksDbEngine} may use. Immutable. */
public final class RocksDbOptions {
  private final long blockCacheBytes;
  private final long writeBufferBytes;

  private RocksDbOptions(Builder builder) {
    blockCacheBytes = builder.blockCacheBytes;
    writeBufferBytes = builder.writeBufferBytes;
    if (blockCacheBytes < 1 << 20 || writeBufferBytes < 1 << 20) {
      throw new IllegalArgumentException("block cache and write buffers need 1 MiB each at least");
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Bytes of cached blocks; write buffers, indexes and filters count towards it. */
  public long blockCacheBytes() {
    return blockCacheBytes;
  }

  /** Bytes of writes held in memory before they go into table files. */
  public long writeBufferBytes() {
    return writeBufferBytes;
  }

  /** For one thread at a time. */
  public static final class Builder {
    private long blockCacheBytes = 256L << 20;
    private long writeBufferBytes = 128L << 20;

    private Builder() {}

    /** In bytes. Default 256 MiB. A cache that the hot data fits into halves the cost of a read. */
    public Builder blockCacheBytes(long value) {
      blockCacheBytes = value;
      return this;
    }

    /** In bytes. Default 128 MiB. */
    public Builder writeBufferBytes(long value) {
      writeBufferBytes = value;
      return this;
    }

    public RocksDbOptions build() {
      return new RocksDbOptions(this);
    }
  }
}
