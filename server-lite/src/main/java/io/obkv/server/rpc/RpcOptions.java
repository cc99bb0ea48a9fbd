// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.packet.Packet;
import io.obkv.server.audit.OperationAudit;

/** Where the endpoint listens, and its bounds. Immutable. */
public final class RpcOptions {
  private final String host;
  private final int port;
  private final int ioThreads;
  private final int workerThreads;
  private final int workerQueueLength;
  private final int maxPacketLength;
  private final int maxRequestsPerConnection;
  private final int maxRequests;
  private final long maxRequestBytes;
  private final String versionText;
  private final OperationAudit audit;

  private RpcOptions(Builder builder) {
    host = requireNonNull(builder.host, "host");
    port = requireRange("port", builder.port, 0, 65_535);
    ioThreads = requireRange("ioThreads", builder.ioThreads, 1, 1024);
    workerThreads = requireRange("workerThreads", builder.workerThreads, 1, 1024);
    workerQueueLength =
        requireRange("workerQueueLength", builder.workerQueueLength, 1, Integer.MAX_VALUE);
    maxPacketLength =
        requireRange("maxPacketLength", builder.maxPacketLength, 1024, Integer.MAX_VALUE);
    maxRequestsPerConnection = requireRange(
        "maxRequestsPerConnection", builder.maxRequestsPerConnection, 1, Integer.MAX_VALUE);
    maxRequests = requireRange("maxRequests", builder.maxRequests, 1, Integer.MAX_VALUE);
    maxRequestBytes = builder.maxRequestBytes;
    versionText = requireNonNull(builder.versionText, "versionText");
    audit = requireNonNull(builder.audit, "audit");
  }

  private static int requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + ", was " + value);
    }
    return value;
  }

  public static Builder builder() {
    return new Builder();
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public int ioThreads() {
    return ioThreads;
  }

  public int workerThreads() {
    return workerThreads;
  }

  public int workerQueueLength() {
    return workerQueueLength;
  }

  public int maxPacketLength() {
    return maxPacketLength;
  }

  public int maxRequestsPerConnection() {
    return maxRequestsPerConnection;
  }

  public int maxRequests() {
    return maxRequests;
  }

  public long maxRequestBytes() {
    return maxRequestBytes;
  }

  public String versionText() {
    return versionText;
  }

  /** Where answered requests are noted. */
  public OperationAudit audit() {
    return audit;
  }

  /** Collects options. Not for several threads. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private int ioThreads = Runtime.getRuntime().availableProcessors();
    private int workerThreads = Math.max(2, Runtime.getRuntime().availableProcessors());
    private int workerQueueLength = 1024;
    private int maxPacketLength = Packet.DEFAULT_MAX_LENGTH;
    private int maxRequestsPerConnection = 2048;
    private int maxRequests = 16 * 1024;
    private long maxRequestBytes =
        Math.max(2L * Packet.DEFAULT_MAX_LENGTH, Runtime.getRuntime().maxMemory() / 4);
    private OperationAudit audit = new OperationAudit();
    private String versionText = "OceanBase_CE 4.3.5.3";

    private Builder() {}

    /** The address to listen at. Default 127.0.0.1. */
    public Builder host(String value) {
      host = value;
      return this;
    }

    /** The port; 0, the default, lets the system choose one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Threads that read, write and serve what is short. Default: one a processor. */
    public Builder ioThreads(int value) {
      ioThreads = value;
      return this;
    }

    /** Threads for batches and queries. Default: one a processor, two at least. */
    public Builder workerThreads(int value) {
      workerThreads = value;
      return this;
    }

    /** Batches and queries that may wait for a worker. Default 1024; more are refused. */
    public Builder workerQueueLength(int value) {
      workerQueueLength = value;
      return this;
    }

    /** Longest packet, bytes. A connection that announces a longer one is closed. Default 64 MiB. */
    public Builder maxPacketLength(int value) {
      maxPacketLength = value;
      return this;
    }

    /** Requests of one connection that may be under way. Default 2048; more are refused. */
    public Builder maxRequestsPerConnection(int value) {
      maxRequestsPerConnection = value;
      return this;
    }

    /** Requests of all connections that may be under way. Default 16384; more are refused. */
    public Builder maxRequests(int value) {
      maxRequests = value;
      return this;
    }

    /** Bytes of all requests under way. Default a quarter of the heap, 128 MiB at least. */
    public Builder maxRequestBytes(long value) {
      maxRequestBytes = value;
      return this;
    }

    /** The version that clients are told. Default {@code OceanBase_CE 4.3.5.3}. */
    public Builder versionText(String value) {
      versionText = value;
      return this;
    }

    /** Where answered requests are noted. Default one of its own. */
    public Builder audit(OperationAudit value) {
      audit = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public RpcOptions build() {
      return new RpcOptions(this);
    }
  }
}
