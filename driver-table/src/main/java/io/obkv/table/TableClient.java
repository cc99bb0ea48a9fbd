// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.ObkvException;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.table.mapping.CallFactory;
import io.obkv.transport.Transport;

/**
 * A client of one database. Make one for a program and keep it: it is safe for many threads, and holds
 * a few connections and threads until it is closed.
 *
 * <pre>{@code
 * try (TableClient client = TableClient.connect("obkv://root@test:secret@localhost:2885/shop")) {
 *   Table fruit = client.table("fruit");
 *   fruit.insert(Insert.of(Key.of("id", 7L)).set("name", "pear"));
 *   Optional<Row> row = fruit.get(Get.of(Key.of("id", 7L)));
 * }
 * }</pre>
 */
public final class TableClient implements AutoCloseable {
  private final ClientOptions options;
  private final Transport transport;
  private final Waits waits;
  private final DatabaseAccess access;

  private TableClient(ClientOptions options, Transport transport, DatabaseAccess access) {
    this.options = options;
    this.transport = transport;
    this.waits = new Waits(transport);
    this.access = access;
  }

  /**
   * Connects as a connection string says, see {@link ClientOptions#parse}.
   *
   * @throws IllegalArgumentException when the string is not understood
   * @throws ObkvException when no connection can be opened in the time of a call, or the login is refused
   */
  public static TableClient connect(String connectionString) {
    return connect(ClientOptions.parse(connectionString));
  }

  /**
   * Connects.
   *
   * @throws ObkvException when no connection can be opened in the time of a call, or the login is refused
   */
  public static TableClient connect(ClientOptions options) {
    Transport transport = Transport.create(options.ioThreads());
    try {
      DatabaseAccess access = new Waits(transport).result(DatabaseAccess.open(options, transport));
      return new TableClient(options, transport, access);
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  /** Options for {@link #connect(ClientOptions)}. */
  public static ClientOptions.Builder builder() {
    return ClientOptions.builder();
  }

  /** A table of the client's database; nothing is sent, and a name that is wrong shows later. */
  public Table table(String name) {
    CallFactory calls = new CallFactory(
        name, options.attemptTimeout(), options.serverTimeout(), reads(), options.schemaChecks());
    RoutedExecutor executor = access.executor();
    ServerVersion version = access.serverVersion();
    Dispatcher dispatcher = access
        .directRouter()
        .<Dispatcher>map(router -> new SplitDispatcher(calls, executor, router, version))
        .orElseGet(() -> new WholeDispatcher(calls, executor, version));
    return new Table(calls, executor, dispatcher, waits, options.timeout().toNanos());
  }

  private Consistency reads() {
    boolean weak = options.direct().map(DirectOptions::weakReads).orElse(false);
    return weak ? Consistency.WEAK : Consistency.STRONG;
  }

  /** The server's version at the time of connecting. */
  public ServerVersion serverVersion() {
    return access.serverVersion();
  }

  public ClientOptions options() {
    return options;
  }

  /** Fails what is under way, closes the connections and ends the threads; returns within 2 s. */
  @Override
  public void close() {
    access.close();
    transport.close();
  }
}
