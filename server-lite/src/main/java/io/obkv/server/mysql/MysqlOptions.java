// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Where the endpoint listens, and its bounds. Immutable. */
public final class MysqlOptions {
  private final String host;
  private final int port;
  private final int ioThreads;
  private final int workerThreads;
  private final int maxConnections;
  private final int maxPacketLength;
  private final int maxStatements;
  private final Duration loginTimeout;

  private MysqlOptions(Builder builder) {
    host = requireNonNull(builder.host, "host");
    port = requireRange("port", builder.port, 0, 65_535);
    ioThreads = requireRange("ioThreads", builder.ioThreads, 1, 1024);
    workerThreads = requireRange("workerThreads", builder.workerThreads, 1, 1024);
    maxConnections = requireRange("maxConnections", builder.maxConnections, 1, 1_000_000);
    maxPacketLength = requireRange("maxPacketLength", builder.maxPacketLength, 1024, 1 << 30);
    maxStatements = requireRange("maxStatements", builder.maxStatements, 1, 1_000_000);
    loginTimeout = requireNonNull(builder.loginTimeout, "loginTimeout");
    if (loginTimeout.isNegative() || loginTimeout.isZero()) {
      throw new IllegalArgumentException("loginTimeout must be above 0, was " + loginTimeout);
    }
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

  public int maxConnections() {
    return maxConnections;
  }

  public int maxPacketLength() {
    return maxPacketLength;
  }

  public int maxStatements() {
    return maxStatements;
  }

  public Duration loginTimeout() {
    return loginTimeout;
  }

  /** Collects options. For one thread at a time. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private int ioThreads = 2;
    private int workerThreads = 64;
    private int maxConnections = 4096;
    private int maxPacketLength = 64 << 20;
    private int maxStatements = 1000;
    private Duration loginTimeout = Duration.ofSeconds(10);

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

    /** Threads that read and write. Default 2. */
    public Builder ioThreads(int value) {
      ioThreads = value;
      return this;
    }

    /**
     * Statements that run side by side, threads being started as needed. More threads are started when
     * all of these wait for row locks. Default 64.
     */
    public Builder workerThreads(int value) {
      workerThreads = value;
      return this;
    }

    /** Connections at the same time; more are refused with error 1040. Default 4096. */
    public Builder maxConnections(int value) {
      maxConnections = value;
      return this;
    }

    /** Bound of the variable {@code max_allowed_packet}, bytes. Default 64 MiB. */
    public Builder maxPacketLength(int value) {
      maxPacketLength = value;
      return this;
    }

    /** Prepared statements of one connection; more are refused with error 1461. Default 1000. */
    public Builder maxStatements(int value) {
      maxStatements = value;
      return this;
    }

    /** Time from connecting to the end of the login. Default 10 s. */
    public Builder loginTimeout(Duration value) {
      loginTimeout = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public MysqlOptions build() {
      return new MysqlOptions(this);
    }
  }
}
