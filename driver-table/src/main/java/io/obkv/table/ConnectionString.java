// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads connection strings. Not by {@link java.net.URI}: user names hold {@code @} and {@code #}, which
 * users write as they are.
 */
final class ConnectionString {
  private static final Pattern SHAPE = Pattern.compile(
      "obkv://(?<user>[^:/?]+)(?::(?<password>[^/?]*))?@(?<servers>[^@/?]*)/(?<database>[^?]+)"
          + "(?:\\?(?<parameters>.*))?");
  private static final Pattern SERVER =
      Pattern.compile("(?<host>\\[[^]]+]|[^:]+)(?::(?<port>\\d+))?");
  private static final Pattern TIME = Pattern.compile("(?<number>\\d{1,9})(?<unit>ms|s)");

  private ConnectionString() {}

  static ClientOptions.Builder parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "a connection string is obkv://user:password@host:port/database?name=value&…");
    }
    ClientOptions.Builder options = ClientOptions.builder()
        .user(decoded(shape.group("user")))
        .database(decoded(shape.group("database")));
    if (shape.group("password") != null) {
      options.password(decoded(shape.group("password")));
    }
    Map<String, String> parameters = parameters(shape.group("parameters"));
    String mode = parameters.getOrDefault("mode", "odp");
    parameters.remove("mode");
    switch (mode) {
      case "odp" -> server(shape.group("servers"), options);
      case "direct" ->
        options.direct(DirectParameters.take(shape.group("servers"), parameters).build());
      default -> throw new IllegalArgumentException("mode must be odp or direct, was " + mode);
    }
    parameters.forEach((name, value) -> set(name, value, options));
    return options;
  }

  private static void server(String servers, ClientOptions.Builder options) {
    Matcher server = SERVER.matcher(servers);
    if (servers.contains(",") || !server.matches()) {
      throw new IllegalArgumentException("one address host:port is needed, not " + servers);
    }
    String host = server.group("host");
    options.host(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    if (server.group("port") != null) {
      options.port(number("port", server.group("port")));
    }
  }

  /** In the order given; null for no text. */
  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (text == null) {
      return parameters;
    }
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a parameter is name=value, not '" + parameter + "'");
      }
      String name = parameter.substring(0, equals);
      if (parameters.put(name, decoded(parameter.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("the parameter " + name + " is given twice");
      }
    }
    return parameters;
  }

  private static void set(String name, String value, ClientOptions.Builder options) {
    var unused = switch (name) {
      case "sqlPort" -> options.sqlPort(number(name, value));
      case "connections" -> options.connections(number(name, value));
      case "blockingConnections" -> options.blockingConnections(number(name, value));
      case "ioThreads" -> options.ioThreads(number(name, value));
      case "timeout" -> options.timeout(time(name, value));
      case "attemptTimeout" -> options.attemptTimeout(time(name, value));
      case "serverTimeout" -> options.serverTimeout(time(name, value));
      case "connectTimeout" -> options.connectTimeout(time(name, value));
      case "loginTimeout" -> options.loginTimeout(time(name, value));
      case "maxInFlight" -> options.maxInFlight(number(name, value));
      case "maxPacketLength" -> options.maxPacketLength(number(name, value));
      case "sqlConnectTimeout" -> options.sqlConnectTimeout(time(name, value));
      case "maxAttempts" -> options.maxAttempts(number(name, value));
      case "hedgeAfter" -> options.hedgeAfter(time(name, value));
      case "schemaChecks" -> options.schemaChecks(truth(name, value));
      default -> throw new IllegalArgumentException("unknown parameter " + name);
    };
  }

  private static boolean truth(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + " must be true or false, was " + value);
    };
  }

  static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, was " + value, e);
    }
  }

  static Duration time(String name, String value) {
    Matcher time = TIME.matcher(value);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          name + " must be a time such as 500ms or 2s, was " + value);
    }
    long number = Long.parseLong(time.group("number"));
    return time.group("unit").equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
  }

  /** Percent-decoded; a plus sign stands for itself. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
