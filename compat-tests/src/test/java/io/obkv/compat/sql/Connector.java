// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import io.obkv.compat.network.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The JDBC drivers that the server is tested with, unmodified. Each is loaded by itself, since two of them
 * are versions of one.
 */
enum Connector {
  MYSQL_8("mysql-connector-java-8.0.28", "com.mysql.cj.jdbc.Driver", "jdbc:mysql:"),
  MYSQL_9("mysql-connector-j-9", "com.mysql.cj.jdbc.Driver", "jdbc:mysql:"),
  MARIADB_3("mariadb-java-client-3", "org.mariadb.jdbc.Driver", "jdbc:mariadb:"),
  OCEANBASE_2("oceanbase-client-2", "com.oceanbase.jdbc.Driver", "jdbc:oceanbase:");

  private final String scheme;

  @SuppressWarnings("ImmutableEnumChecker") // has no state that matters here
  private final Driver driver;

  Connector(String archive, String driverClass, String scheme) {
    this.scheme = scheme;
    this.driver = load(archive, driverClass);
  }

  private static Driver load(String archive, String driverClass) {
    try {
      URLClassLoader loader =
          new URLClassLoader(new URL[] {find(archive)}, ClassLoader.getPlatformClassLoader());
      return (Driver) loader.loadClass(driverClass).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(archive + " has no driver " + driverClass, e);
    }
  }

  private static URL find(String archive) {
    // Where the build puts them.
    Path archives = Path.of(System.getProperty("obkv.connectors", "target/connectors"));
    try (DirectoryStream<Path> found = Files.newDirectoryStream(archives, archive + "*.jar")) {
      return found.iterator().next().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("no archives of drivers in " + archives, e);
    }
  }

  /**
   * Connects.
   *
   * @param options further options of the URL, joined by {@code &}
   */
  Connection connect(Endpoint server, String user, String password, String options)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    String url = scheme + "//" + server.host() + ":" + server.port() + "/test"
        + "?connectTimeout=10000&socketTimeout=60000&" + options;
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("not an URL of " + this + ": " + url);
    }
    return connection;
  }
}
