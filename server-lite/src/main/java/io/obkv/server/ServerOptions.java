// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.packet.Packet;
import io.obkv.server.engine.Durability;
import java.nio.file.Path;
import java.util.Optional;

/** What a server is started with. Immutable. */
public final class ServerOptions {
  private final String host;
  private final Optional<String> advertisedHost;
  private final int rpcPort;
  private final int httpPort;
  private final int sqlPort;
  private final Optional<Path> dataDirectory;
  private final Durability durability;
  private final String tenant;
  private final String cluster;
  private final String initSql;
  private final int maxPacketLength;
  private final long blockCacheBytes;
  private final long rowCacheBytes;

  private ServerOptions(Builder builder) {
    host = requireName("host", builder.host);
    advertisedHost = Optional.ofNullable(builder.advertisedHost);
    rpcPort = requirePort("rpcPort", builder.rpcPort);
    httpPort = requirePort("httpPort", builder.httpPort);
    sqlPort = requirePort("sqlPort", builder.sqlPort);
    dataDirectory = Optional.ofNullable(builder.dataDirectory);
    durability = requireNonNull(builder.durability, "durability");
    tenant = requireName("tenant", builder.tenant);
    cluster = requireName("cluster", builder.cluster);
    initSql = requireNonNull(builder.initSql, "initSql");
    maxPacketLength = builder.maxPacketLength;
    blockCacheBytes = builder.blockCacheBytes;
    rowCacheBytes = builder.rowCacheBytes;
    if (maxPacketLength < 1024) {
      throw new IllegalArgumentException(
          "maxPacketLength must be at least 1024, was " + maxPacketLength);
    }
    if (blockCacheBytes < 1) {
      throw new IllegalArgumentException("blockCacheBytes must be above 0, was " + blockCacheBytes);
    }
    if (rowCacheBytes < 0) {
      throw new IllegalArgumentException("rowCacheBytes must not be below 0, was " + rowCacheBytes);
    }
  }

  private static String requireName(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  private static int requirePort(String name, int value) {
    if (value < 0 || value > 65_535) {
      throw new IllegalArgumentException(name + " must be between 0 and 65535, was " + value);
    }
    return value;
  }

  /** A server in memory on loopback, at ports that the system chooses. */
  public static Builder builder() {
    return new Builder();
  }

  public String host() {
    return host;
  }

  /** The address that the metadata views name; empty for {@link #host}. */
  public Optional<String> advertisedHost() {
    return advertisedHost;
  }

  public int rpcPort() {
    return rpcPort;
  }

  public int httpPort() {
    return httpPort;
  }

  public int sqlPort() {
    return sqlPort;
  }

  /** Empty for a server that keeps everything in memory. */
  public Optional<Path> dataDirectory() {
    return dataDirectory;
  }

  public Durability durability() {
    return durability;
  }

  public String tenant() {
    return tenant;
  }

  public String cluster() {
    return cluster;
  }

  /** Possibly empty. */
  public String initSql() {
    return initSql;
  }

  public int maxPacketLength() {
    return maxPacketLength;
  }

  public long blockCacheBytes() {
    return blockCacheBytes;
  }

  public long rowCacheBytes() {
    return rowCacheBytes;
  }

  /** Collects options. For one thread at a time. */
  public static final class Builder {
    private static final long MOST_ROW_CACHE_BYTES = 1L << 30;

    private String host = "127.0.0.1";
    private String advertisedHost;
    private int rpcPort;
    private int httpPort;
    private int sqlPort;
    private Path dataDirectory;
    private Durability durability = Durability.SYNC;
    private String tenant = "test";
    private String cluster = "lite";
    private String initSql = "";
    private int maxPacketLength = Packet.DEFAULT_MAX_LENGTH;
    private long blockCacheBytes = 256L << 20;
    private long rowCacheBytes =
        Math.min(MOST_ROW_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 8);

    private Builder() {}

    /**
     * The address to listen at. Default 127.0.0.1. One that other machines can reach is refused while
     * root has no password.
     */
    public Builder host(String value) {
      host = requireNonNull(value, "host");
      return this;
    }

    /**
     * The address that the metadata views name, for clients in direct mode. Default that of {@link
     * #host}; this machine's own where that stands for all addresses.
     */
    public Builder advertisedHost(String value) {
      advertisedHost = requireName("advertisedHost", value);
      return this;
    }

    /** The Table API's port; 0, the default, lets the system choose one. */
    public Builder rpcPort(int value) {
      rpcPort = value;
      return this;
    }

    /** The HTTP port; 0, the default, lets the system choose one. */
    public Builder httpPort(int value) {
      httpPort = value;
      return this;
    }

    /** The MySQL protocol's port; 0, the default, lets the system choose one. */
    public Builder sqlPort(int value) {
      sqlPort = value;
      return this;
    }

    /** Where data is kept; made when absent. Without it, the default, everything is in memory. */
    public Builder dataDirectory(Path value) {
      dataDirectory = requireNonNull(value, "dataDirectory");
      return this;
    }

    /** What an acknowledged write survives. Default {@link Durability#SYNC}. */
    public Builder durability(Durability value) {
      durability = value;
      return this;
    }

    /** The one tenant's name. Default {@code test}. */
    public Builder tenant(String value) {
      tenant = requireNonNull(value, "tenant");
      return this;
    }

    /** The cluster's name. Default {@code lite}. */
    public Builder cluster(String value) {
      cluster = requireNonNull(value, "cluster");
      return this;
    }

    /** Statements to run, as root in database {@code test}, before clients are served. */
    public Builder initSql(String value) {
      initSql = value;
      return this;
    }

    /** Longest packet of the Table API, bytes. Default 64 MiB. */
    public Builder maxPacketLength(int value) {
      maxPacketLength = value;
      return this;
    }

    /** Cache for data on disk, bytes. Default 256 MiB, used as data is read. */
    public Builder blockCacheBytes(long value) {
      blockCacheBytes = value;
      return this;
    }

    /**
     * Cache for rows of HBase families in the form of their answers, bytes; 0 for none. In the heap, used as rows are
     * read. Default an eighth of the largest heap, 1 GiB at most.
     */
    public Builder rowCacheBytes(long value) {
      rowCacheBytes = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public ServerOptions build() {
      return new ServerOptions(this);
    }
  }
}
