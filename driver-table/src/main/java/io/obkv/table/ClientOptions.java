// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static java.util.Objects.requireNonNull;

import io.obkv.routing.cluster.FullUserName;
import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.retry.RetryOptions;
import io.obkv.transport.Backoff;
import io.obkv.transport.ConnectionOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * Where to connect, as whom, and how long to try. Immutable; {@link #toString} never shows the password.
 * Defaults follow the official client's properties (7.8 of the protocol notes) where it has them.
 */
public final class ClientOptions {
  private final ConnectionOptions connection;
  private final String password;
  private final DirectOptions direct;
  private final int sqlPort;
  private final int connections;
  private final int ioThreads;
  private final Duration timeout;
  private final Duration attemptTimeout;
  private final Duration serverTimeout;
  private final Duration sqlConnectTimeout;
  private final boolean schemaChecks;
  private final Backoff reconnectBackoff;
  private final RetryOptions retry;
  private final ClientMetrics metrics;

  private ClientOptions(Builder builder) {
    direct = builder.direct;
    password = builder.password;
    sqlPort = builder.sqlPort;
    connection = direct == null ? builder.connection.build() : atServers(builder.connection);
    connections = atLeastOne("connections", builder.connections);
    ioThreads = atLeastOne("ioThreads", builder.ioThreads);
    timeout = positive("timeout", builder.timeout);
    attemptTimeout = positive("attemptTimeout", builder.attemptTimeout);
    serverTimeout = positive("serverTimeout", builder.serverTimeout);
    sqlConnectTimeout = builder.sqlConnectTimeout == null
        ? connection.connectTimeout().plus(connection.loginTimeout())
        : positive("sqlConnectTimeout", builder.sqlConnectTimeout);
    schemaChecks = builder.schemaChecks;
    reconnectBackoff = builder.reconnectBackoff;
    retry = builder.retry;
    metrics = builder.metrics;
  }

  /** Servers take tenant and user apart. Which server it is comes later. */
  private static ConnectionOptions atServers(ConnectionOptions.Builder builder) {
    ConnectionOptions whole = builder.host("any").build();
    FullUserName name = FullUserName.parse(whole.user());
    if (name.tenant().isEmpty()) {
      throw new IllegalArgumentException(
          "direct mode needs the user's tenant: user@tenant, not " + whole.user());
    }
    return whole.toBuilder().tenant(name.tenant()).user(name.user()).build();
  }

  private static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
    return value;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + value);
    }
    return value;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The options that a connection string gives: {@code
   * obkv://user@tenant#cluster:password@host:port/database?timeout=2s&connections=2}. User, password and
   * database may be percent-encoded, and must be where they hold one of {@code :/?%}. With {@code
   * mode=direct} there may be several servers, {@code host:port,host:port}, or none where {@code
   * configUrl} names them; their ports are SQL ports, 2881 where none is given, or all are asked at
   * {@code sqlPort}. Further parameters of direct mode are {@code sysUser}, {@code sysPassword}, {@code
   * consistency} ({@code strong} or {@code weak}), {@code routePolicy} ({@code follower_first} or {@code
   * follower_only}), {@code idc} and {@code metadataTimeout}. Parameters of both modes are {@code mode}
   * ({@code odp} or {@code direct}), {@code sqlPort}, {@code connections}, {@code blockingConnections}, {@code
   * ioThreads}, {@code timeout}, {@code attemptTimeout}, {@code serverTimeout}, {@code connectTimeout}, {@code loginTimeout}, {@code
   * sqlConnectTimeout}, {@code maxInFlight}, {@code maxPacketLength}, {@code maxAttempts}, {@code
   * hedgeAfter} and {@code schemaChecks} ({@code true} or {@code false}); times end in {@code ms} or
   * {@code s}.
   *
   * @throws IllegalArgumentException when it is not understood; names the part, never the password
   */
  public static ClientOptions parse(String connectionString) {
    return ConnectionString.parse(connectionString).build();
  }

  /**
   * A builder that begins with what a connection string gives, see {@link #parse}.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static Builder builder(String connectionString) {
    return ConnectionString.parse(connectionString);
  }

  ConnectionOptions connection() {
    return connection;
  }

  /** The database that calls are for. */
  public String database() {
    return connection.database();
  }

  /** Only for the login itself. */
  String password() {
    return password;
  }

  /** How the client finds servers by itself; empty where one address routes for it (ODP mode). */
  public Optional<DirectOptions> direct() {
    return Optional.ofNullable(direct);
  }

  /** Time for opening a connection by SQL, the login included. */
  public Duration sqlConnectTimeout() {
    return sqlConnectTimeout;
  }

  /** Whether operations are checked against the table's schema where that is known. */
  public boolean schemaChecks() {
    return schemaChecks;
  }

  /** The proxy's SQL port; 0 where it is not used. */
  public int sqlPort() {
    return sqlPort;
  }

  public int connections() {
    return connections;
  }

  public int ioThreads() {
    return ioThreads;
  }

  public Duration timeout() {
    return timeout;
  }

  public Duration attemptTimeout() {
    return attemptTimeout;
  }

  public Duration serverTimeout() {
    return serverTimeout;
  }

  public Backoff reconnectBackoff() {
    return reconnectBackoff;
  }

  public RetryOptions retry() {
    return retry;
  }

  public ClientMetrics metrics() {
    return metrics;
  }

  @Override
  public String toString() {
    return "ClientOptions[" + connection + ", timeout " + timeout + "]";
  }

  /** Collects options; not for several threads at once. */
  public static final class Builder {
    private final ConnectionOptions.Builder connection =
        ConnectionOptions.builder().port(2885).blockingConnections(16);
    private DirectOptions direct;
    private String password = "";
    private int sqlPort;
    private int connections = 4;
    private int ioThreads = 1;
    private Duration timeout = Duration.ofSeconds(5);
    private Duration attemptTimeout = Duration.ofSeconds(3);
    private Duration serverTimeout = Duration.ofSeconds(2);
    private Duration sqlConnectTimeout;
    private boolean schemaChecks = true;
    private Backoff reconnectBackoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));
    private RetryOptions retry = RetryOptions.builder().build();
    private ClientMetrics metrics = ClientMetrics.NONE;

    private Builder() {}

    /** Name or address of the proxy, or of a lite server. Required. */
    public Builder host(String value) {
      connection.host(value);
      return this;
    }

    /** RPC port. Default 2885, the proxy's. */
    public Builder port(int value) {
      connection.port(value);
      return this;
    }

    /**
     * Lets the client find the servers by itself and talk to the one that has the row (direct mode), in
     * place of {@link #host} and {@link #port}.
     */
    public Builder direct(DirectOptions value) {
      direct = requireNonNull(value);
      return this;
    }

    /**
     * The SQL port of the proxy, by which tables' schemas are read, to check keys and the columns of
     * records against them. Default none: nothing is checked before it is sent.
     */
    public Builder sqlPort(int value) {
      sqlPort = value;
      return this;
    }

    /** User name in full: {@code user@tenant#cluster}. Required. */
    public Builder user(String value) {
      connection.user(value);
      return this;
    }

    /** Password. Default empty. */
    public Builder password(String value) {
      connection.password(value);
      password = value;
      return this;
    }

    /** Database. Required. */
    public Builder database(String value) {
      connection.database(value);
      return this;
    }

    /**
     * Connections to keep open to each server; one carries many requests at once. Default 4: a server serves each by a
     * thread of its own.
     */
    public Builder connections(int value) {
      connections = value;
      return this;
    }

    /**
     * Connections that threads of blocking calls may open to each server besides, one after the other as they are of
     * use. Such a thread writes to the server and reads from it by itself, which saves waking others; it takes one of
     * the {@link #connections} where none is left. 0 for none. Default 16.
     */
    public Builder blockingConnections(int value) {
      connection.blockingConnections(value);
      return this;
    }

    /** Threads that serve the connections. Default 1. */
    public Builder ioThreads(int value) {
      ioThreads = value;
      return this;
    }

    /** Time for a whole call, retries and waits included; for a query, for each page. Default 5 s. */
    public Builder timeout(Duration value) {
      timeout = requireNonNull(value);
      return this;
    }

    /** Time for one exchange with a server within a call. Default 3 s. */
    public Builder attemptTimeout(Duration value) {
      attemptTimeout = requireNonNull(value);
      return this;
    }

    /** How long the server is asked to work on a request at most. Default 2 s. */
    public Builder serverTimeout(Duration value) {
      serverTimeout = requireNonNull(value);
      return this;
    }

    /** Time for opening a TCP connection. Default 1 s. */
    public Builder connectTimeout(Duration value) {
      connection.connectTimeout(value);
      return this;
    }

    /** Time for a login. Default 1 s. */
    public Builder loginTimeout(Duration value) {
      connection.loginTimeout(value);
      return this;
    }

    /**
     * Time for opening a connection to an SQL port, the login included. Default that of {@link
     * #connectTimeout} and {@link #loginTimeout} together.
     */
    public Builder sqlConnectTimeout(Duration value) {
      sqlConnectTimeout = requireNonNull(value);
      return this;
    }

    /**
     * Whether operations are checked against the table's schema before they are sent, where the client
     * reads schemas: in direct mode, and in ODP mode with an {@link #sqlPort}. The number of a key's
     * values, their types, names and types of the columns that are written; what is wrong fails as
     * servers refuse it. Default yes.
     */
    public Builder schemaChecks(boolean value) {
      schemaChecks = value;
      return this;
    }

    /**
     * The time after which a second attempt is made at a get or an aggregate that takes long, see {@link
     * RetryOptions.Builder#hedgeAfter}; another connection needs {@link #connections} above 1. Part of
     * {@link #retry}, which sets it, too. Default zero: never.
     */
    public Builder hedgeAfter(Duration value) {
      retry = retry.toBuilder().hedgeAfter(value).build();
      return this;
    }

    /** Attempts in all, the first included. Part of {@link #retry}, which sets it, too. Default 50. */
    public Builder maxAttempts(int value) {
      retry = retry.toBuilder().maxAttempts(value).build();
      return this;
    }

    /** Requests that may wait for an answer on one connection; more fail at once. Default 4096. */
    public Builder maxInFlight(int value) {
      connection.maxInFlight(value);
      return this;
    }

    /** Largest packet sent or read, bytes. Default 64 MiB. */
    public Builder maxPacketLength(int value) {
      connection.maxPacketLength(value);
      return this;
    }

    /** Waits between attempts to open a connection again. Default 50 ms, doubling up to 2 s. */
    public Builder reconnectBackoff(Backoff value) {
      reconnectBackoff = requireNonNull(value);
      return this;
    }

    /** How calls are retried. */
    public Builder retry(RetryOptions value) {
      retry = requireNonNull(value);
      return this;
    }

    /** Who hears of calls and connections. Default nobody. */
    public Builder metrics(ClientMetrics value) {
      metrics = requireNonNull(value);
      return this;
    }

    public ClientOptions build() {
      return new ClientOptions(this);
    }
  }
}
