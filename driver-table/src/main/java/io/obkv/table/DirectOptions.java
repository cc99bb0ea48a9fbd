// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static java.util.Objects.requireNonNull;

import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.server.ServerOptions;
import io.obkv.transport.HostAndPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a client in direct mode finds a cluster's servers and chooses among them. It needs a server's SQL
 * port, or a config URL, and learns the rest by SQL. Immutable; {@link #toString} shows no password.
 */
public final class DirectOptions {
  private final List<HostAndPort> sqlServers;
  private final String configUrl;
  private final String systemUser;
  private final String systemPassword;
  private final boolean weakReads;
  private final ReplicaSelector.Policy policy;
  private final String idc;
  private final Duration metadataTimeout;
  private final Duration membersEvery;
  private final Duration locationAge;
  private final Duration metadataPause;
  private final Duration missingFor;
  private final ServerOptions server;

  private DirectOptions(Builder builder) {
    sqlServers = List.copyOf(builder.sqlServers);
    configUrl = builder.configUrl;
    systemUser = builder.systemUser;
    systemPassword = builder.systemPassword;
    weakReads = builder.weakReads;
    policy = builder.policy;
    idc = builder.idc;
    metadataTimeout = builder.metadataTimeout;
    membersEvery = builder.membersEvery;
    locationAge = builder.locationAge;
    metadataPause = builder.metadataPause;
    missingFor = builder.missingFor;
    server = builder.server;
    if (sqlServers.isEmpty() && configUrl.isEmpty()) {
      throw new IllegalArgumentException("direct mode needs a server's SQL port or a config URL");
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** SQL ports to begin with; empty where the config URL names them. */
  public List<HostAndPort> sqlServers() {
    return sqlServers;
  }

  /** Empty for none. */
  public String configUrl() {
    return configUrl;
  }

  /** Empty where the client's own user reads the cluster's views, or {@code proxyro@sys}. */
  public String systemUser() {
    return systemUser;
  }

  /** Only for the login itself. */
  String systemPassword() {
    return systemPassword;
  }

  public boolean weakReads() {
    return weakReads;
  }

  public ReplicaSelector.Policy policy() {
    return policy;
  }

  /** Empty for none. */
  public String idc() {
    return idc;
  }

  public Duration metadataTimeout() {
    return metadataTimeout;
  }

  public Duration membersEvery() {
    return membersEvery;
  }

  public Duration locationAge() {
    return locationAge;
  }

  public Duration metadataPause() {
    return metadataPause;
  }

  public Duration missingFor() {
    return missingFor;
  }

  public ServerOptions server() {
    return server;
  }

  @Override
  public String toString() {
    return "DirectOptions[" + (configUrl.isEmpty() ? sqlServers : configUrl) + "]";
  }

  /** Collects options; not for several threads at once. */
  public static final class Builder {
    private final List<HostAndPort> sqlServers = new ArrayList<>();
    private String configUrl = "";
    private String systemUser = "";
    private String systemPassword = "";
    private boolean weakReads;
    private ReplicaSelector.Policy policy = ReplicaSelector.Policy.FOLLOWER_FIRST;
    private String idc = "";
    private Duration metadataTimeout = Duration.ofSeconds(3);
    private Duration membersEvery = Duration.ofSeconds(60);
    private Duration locationAge = Duration.ofSeconds(60);
    private Duration metadataPause = Duration.ofMillis(20);
    private Duration missingFor = Duration.ofMillis(500);
    private ServerOptions server = ServerOptions.DEFAULT;

    private Builder() {}

    /** A server of the cluster by its SQL port; several may be named. */
    public Builder sqlServer(String host, int port) {
      sqlServers.add(new HostAndPort(host, port));
      return this;
    }

    /** Where the cluster's servers are listed: an HTTP address as ob-configserver answers it. */
    public Builder configUrl(String value) {
      configUrl = requireNonNull(value);
      return this;
    }

    /**
     * Who reads the cluster's views, {@code user@sys}. Default the client's own user where that is of the
     * tenant {@code sys}, else {@code proxyro@sys}.
     */
    public Builder systemUser(String user, String password) {
      systemUser = requireNonNull(user);
      systemPassword = requireNonNull(password);
      return this;
    }

    /** Lets replicas that lag behind serve gets and queries. Default no. */
    public Builder weakReads(boolean value) {
      weakReads = value;
      return this;
    }

    /** Which replica serves weak reads. Default a follower if there is one. */
    public Builder policy(ReplicaSelector.Policy value) {
      policy = requireNonNull(value);
      return this;
    }

    /** The client's data centre as the cluster names it; weak reads prefer it. Default none. */
    public Builder idc(String value) {
      idc = requireNonNull(value);
      return this;
    }

    /** Time for one statement about metadata. Default 3 s. */
    public Builder metadataTimeout(Duration value) {
      metadataTimeout = positive("metadataTimeout", value);
      return this;
    }

    /** How often the cluster's members are asked for. Default every 60 s. */
    public Builder membersEvery(Duration value) {
      membersEvery = positive("membersEvery", value);
      return this;
    }

    /** The age at which a location that is in use is asked for again in the background. Default 60 s. */
    public Builder locationAge(Duration value) {
      locationAge = positive("locationAge", value);
      return this;
    }

    /** The shortest time between two questions about one table. Default 20 ms. */
    public Builder metadataPause(Duration value) {
      metadataPause = positive("metadataPause", value);
      return this;
    }

    /** For how long the news that a table is missing counts. Default 500 ms. */
    public Builder missingFor(Duration value) {
      missingFor = positive("missingFor", value);
      return this;
    }

    /** When a server is left alone. */
    public Builder server(ServerOptions value) {
      server = requireNonNull(value);
      return this;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " must be above zero, was " + value);
      }
      return value;
    }

    public DirectOptions build() {
      return new DirectOptions(this);
    }
  }
}
