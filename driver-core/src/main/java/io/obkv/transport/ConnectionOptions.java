// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.message.ClientType;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.protocol.packet.Packet;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a server and who logs in. Immutable; {@link #toString} never shows the password.
 *
 * <p>To a server itself: tenant and bare user name. To a proxy: an empty tenant and the full user
 * name {@code user@tenant#cluster}.
 */
public final class ConnectionOptions {
  private final String host;
  private final int port;
  private final String tenant;
  private final String user;
  private final String password;
  private final String database;
  private final Duration connectTimeout;
  private final Duration loginTimeout;
  private final ClientType clientType;
  private final int maxInFlight;
  private final int blockingConnections;
  private final int maxPacketLength;
  private final ServerVersion serverVersion;

  private ConnectionOptions(Builder builder) {
    host = requireNonNull(builder.host, "host");
    port = builder.port;
    tenant = builder.tenant;
    user = requireNonNull(builder.user, "user");
    password = builder.password;
    database = requireNonNull(builder.database, "database");
    connectTimeout = positive("connectTimeout", builder.connectTimeout);
    loginTimeout = positive("loginTimeout", builder.loginTimeout);
    clientType = builder.clientType;
    maxInFlight = atLeastOne("maxInFlight", builder.maxInFlight);
    blockingConnections = builder.blockingConnections;
    maxPacketLength = atLeastOne("maxPacketLength", builder.maxPacketLength);
    serverVersion = builder.serverVersion;
    if (blockingConnections < 0) {
      throw new IllegalArgumentException(
          "blockingConnections must not be below zero, was " + blockingConnections);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
    }
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + value);
    }
    return value;
  }

  private static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
    return value;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return builder()
        .host(host)
        .port(port)
        .tenant(tenant)
        .user(user)
        .password(password)
        .database(database)
        .connectTimeout(connectTimeout)
        .loginTimeout(loginTimeout)
        .clientType(clientType)
        .maxInFlight(maxInFlight)
        .blockingConnections(blockingConnections)
        .maxPacketLength(maxPacketLength)
        .serverVersion(serverVersion);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** The server as {@code host:port}. */
  public String address() {
    return host + ":" + port;
  }

  public String tenant() {
    return tenant;
  }

  public String user() {
    return user;
  }

  /** Only for the login itself: not for other packages, logs or messages. */
  String password() {
    return password;
  }

  public String database() {
    return database;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration loginTimeout() {
    return loginTimeout;
  }

  public ClientType clientType() {
    return clientType;
  }

  public int maxInFlight() {
    return maxInFlight;
  }

  public int blockingConnections() {
    return blockingConnections;
  }

  public int maxPacketLength() {
    return maxPacketLength;
  }

  /** The server's version where it is known before the login. */
  public Optional<ServerVersion> serverVersion() {
    return Optional.ofNullable(serverVersion);
  }

  @Override
  public String toString() {
    return "ConnectionOptions["
        + user
        + (tenant.isEmpty() ? "" : "@" + tenant)
        + ":***@"
        + address()
        + "/"
        + database
        + "]";
  }

  /** Collects options; not for several threads at once. */
  public static final class Builder {
    private String host;
    private int port = 2882;
    private String tenant = "";
    private String user;
    private String password = "";
    private String database;
    private Duration connectTimeout = Duration.ofSeconds(1);
    private Duration loginTimeout = Duration.ofSeconds(1);
    private ClientType clientType = ClientType.JAVA_TABLE;
    private int maxInFlight = 4096;
    private int blockingConnections;
    private int maxPacketLength = Packet.DEFAULT_MAX_LENGTH;
    private ServerVersion serverVersion;

    private Builder() {}

    /** Name or address of the server. Required. */
    public Builder host(String value) {
      host = requireNonNull(value);
      return this;
    }

    /** Port of the server's RPC. Default 2882. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Tenant; empty when the user name names it, as for a proxy. Default empty. */
    public Builder tenant(String value) {
      tenant = requireNonNull(value);
      return this;
    }

    /** User name; for a proxy {@code user@tenant#cluster}. Required. */
    public Builder user(String value) {
      user = requireNonNull(value);
      return this;
    }

    /** Password. Default empty. */
    public Builder password(String value) {
      password = requireNonNull(value);
      return this;
    }

    /** Database. Required. */
    public Builder database(String value) {
      database = requireNonNull(value);
      return this;
    }

    /** Time for opening the TCP connection. Default 1 s. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = requireNonNull(value);
      return this;
    }

    /** Time for each login request. Default 1 s. */
    public Builder loginTimeout(Duration value) {
      loginTimeout = requireNonNull(value);
      return this;
    }

    /**
     * What the client says it is; {@code JAVA_HBASE} is said only to servers that know it. Default
     * {@code JAVA_TABLE}.
     */
    public Builder clientType(ClientType value) {
      clientType = requireNonNull(value);
      return this;
    }

    /** Requests that may wait for an answer on one connection; more fail at once. Default 4096. */
    public Builder maxInFlight(int value) {
      maxInFlight = value;
      return this;
    }

    /**
     * How many connections a pool may open besides its own for threads that wait for their calls, see {@link
     * ConnectionPool#takeForCaller}. Default 0.
     */
    public Builder blockingConnections(int value) {
      blockingConnections = value;
      return this;
    }

    /** Largest packet sent or read, in bytes behind the net header. Default 64 MiB. */
    public Builder maxPacketLength(int value) {
      maxPacketLength = value;
      return this;
    }

    /** The server's version, or null when only the login can tell. Default null. */
    public Builder serverVersion(ServerVersion value) {
      serverVersion = value;
      return this;
    }

    public ConnectionOptions build() {
      return new ConnectionOptions(this);
    }
  }
}
