// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import io.obkv.table.ClientOptions;
import io.obkv.table.DirectOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the clients log in, by a connection string as {@link ClientOptions#parse} reads it; so that the
 * official client can be set up by the same string. Immutable; {@link #toString} is the name.
 */
public final class Target {
  private static final Pattern SHAPE =
      Pattern.compile("obkv://(?<user>[^:/?]+)(?::(?<password>[^/?]*))?@(?<host>[^@/?:,]*)"
          + "(?::(?<port>\\d+))?(?:,[^@/?]*)?/(?<database>[^?]+)(?:\\?(?<parameters>.*))?");
  private static final int DEFAULT_SQL_PORT = 2881;
  private static final int DEFAULT_PROXY_PORT = 2885;

  private final String name;
  private final ClientOptions options;
  private final Matcher shape;
  private final Map<String, String> parameters;

  private Target(String name, String connection, Matcher shape, Map<String, String> parameters) {
    this.name = name;
    this.options = ClientOptions.parse(connection);
    this.shape = shape;
    this.parameters = parameters;
  }

  /**
   * A target by its connection string.
   *
   * @param name as reports name it
   * @param mode {@code odp} or {@code direct}, where the connection string says neither
   * @throws IllegalArgumentException when the string is not understood
   */
  public static Target parse(String name, String connection, String mode) {
    Matcher shape = SHAPE.matcher(connection);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "the connection of " + name + " is obkv://user:password@host:port/database?name=value&…");
    }
    Map<String, String> parameters = parameters(shape.group("parameters"));
    if (parameters.putIfAbsent("mode", mode) != null) {
      return new Target(name, connection, shape, parameters);
    }
    String separator = shape.group("parameters") == null ? "?" : "&";
    return new Target(name, connection + separator + "mode=" + mode, shape, parameters);
  }

  /** The account {@code root} of the tenant {@code test}, without a password, by one port. */
  public static Target odp(String host, int port) {
    return parse("server", "obkv://root@test#lite@" + host + ":" + port + "/test", "odp");
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : text == null ? new String[0] : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public String name() {
    return name;
  }

  /** For this driver. */
  public ClientOptions options() {
    return options;
  }

  /** User name in full. */
  String user() {
    return decoded(shape.group("user"));
  }

  String password() {
    String password = shape.group("password");
    return password == null ? "" : decoded(password);
  }

  String database() {
    return decoded(shape.group("database"));
  }

  public String host() {
    return shape.group("host");
  }

  /** Of the proxy, or of a lite server; in direct mode an SQL port. */
  public int port() {
    return shape.group("port") == null ? DEFAULT_PROXY_PORT : Integer.parseInt(shape.group("port"));
  }

  boolean isDirect() {
    return options.direct().isPresent();
  }

  /** Names the database, as the official client wants it; empty where none is given. */
  Optional<String> configUrl() {
    return options
        .direct()
        .map(DirectOptions::configUrl)
        .filter(url -> !url.isEmpty())
        .map(url -> url.contains("database=") ? url : url + "&database=" + database());
  }

  /** Who asks for locations in direct mode. */
  String systemUser() {
    return parameters.getOrDefault("sysUser", "root@sys");
  }

  String systemPassword() {
    return parameters.getOrDefault("sysPassword", "");
  }

  /** Empty where it is not known. */
  Optional<Integer> sqlPort() {
    String port = parameters.get("sqlPort");
    if (port != null) {
      return Optional.of(Integer.valueOf(port));
    }
    boolean listed = isDirect() && !host().isEmpty();
    return listed
        ? Optional.of(shape.group("port") == null ? DEFAULT_SQL_PORT : port())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
