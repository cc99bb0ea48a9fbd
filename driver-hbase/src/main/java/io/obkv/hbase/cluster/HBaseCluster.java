// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.routing.sql.SqlClient;
import io.obkv.table.DatabaseAccess;
import io.obkv.transport.Transport;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.exceptions.ConnectionClosedException;

/**
 * Everything that one HBase connection owns: the way to each database that is used, each of which is a
 * namespace, and what is known of tables. Never blocks; safe for many threads.
 */
public final class HBaseCluster implements AutoCloseable {
  private final HBaseSettings settings;
  private final Transport transport;
  private final Map<String, CompletableFuture<Database>> databases = new ConcurrentHashMap<>();
  private final TableSchemas schemas;
  private volatile boolean closed;

  private HBaseCluster(HBaseSettings settings) {
    this.settings = settings;
    this.transport = Transport.create(settings.ioThreads());
    this.schemas = new TableSchemas(this, settings.schemaAge().toNanos());
  }

  /** Begins to connect. What goes wrong with that shows with the first call. */
  public static HBaseCluster open(HBaseSettings settings) {
    HBaseCluster cluster = new HBaseCluster(settings);
    var unused = cluster.database(NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR);
    return cluster;
  }

  public HBaseSettings settings() {
    return settings;
  }

  /** Times callers' waits; see {@link Transport#isOwnThread}. */
  public Transport transport() {
    return transport;
  }

  /** The name of a namespace's database. */
  public String databaseName(String namespace) {
    return namespace.equals(NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR)
        ? settings.defaultDatabase()
        : namespace;
  }

  /**
   * The database of a namespace, connected to when it is first wanted, and again after a failure. Fails
   * with an {@link io.obkv.error.ObkvException}, a {@link io.obkv.error.ServerException} where the
   * database is missing or the login is refused.
   */
  public CompletableFuture<Database> database(String namespace) {
    if (closed) {
      return CompletableFuture.failedFuture(closedConnection());
    }
    CompletableFuture<Database> known = databases.get(namespace);
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    return databases.compute(
        namespace,
        (key, old) -> old != null && !old.isCompletedExceptionally() ? old : connect(key));
  }

  private CompletableFuture<Database> connect(String namespace) {
    String name = databaseName(namespace);
    return DatabaseAccess.open(settings.options(name), transport).thenApply(access -> {
      if (closed) {
        access.close();
        throw new CompletionException(closedConnection());
      }
      return new Database(name, access);
    });
  }

  private static ConnectionClosedException closedConnection() {
    return new ConnectionClosedException("the connection is closed");
  }

  /** As {@link #database}, of a table. */
  public CompletableFuture<Database> database(TableName table) {
    return database(table.getNamespaceAsString());
  }

  /**
   * What is known of a table; news may be some seconds late. Fails with a {@link
   * org.apache.hadoop.hbase.TableNotFoundException} where there is no such table.
   */
  public CompletableFuture<HTableSchema> table(TableName table) {
    return schemas.get(table);
  }

  /** As {@link #table}, where nothing has to be waited for: null where it is not known. */
  public HTableSchema knownTable(TableName table) {
    return known(schemas.get(table));
  }

  /** As {@link #database(TableName)}, where nothing has to be waited for: null where it is not connected. */
  public Database knownDatabase(TableName table) {
    return known(database(table));
  }

  private static <T> T known(CompletableFuture<T> future) {
    return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
  }

  /** As {@link #table}, asked for anew. */
  public CompletableFuture<HTableSchema> tableNow(TableName table) {
    return schemas.readNow(table);
  }

  /** Says that what is known of a table is out of date. */
  public void forget(TableName table) {
    schemas.forget(table);
  }

  /** SQL in the database of a namespace; fails where the mode has none. */
  public CompletableFuture<SqlClient> sql(String namespace) {
    return database(namespace)
        .thenApply(database -> database
            .access()
            .sql()
            .orElseThrow(() -> new UnsupportedOperationException(
                "this needs SQL: give the proxy's sqlPort in the connection string")));
  }

  /**
   * The time of changes that need one and have none, milliseconds: the servers' where a database is
   * connected to, see {@link Database#now}.
   */
  public long now() {
    for (CompletableFuture<Database> database : databases.values()) {
      if (database.isDone() && !database.isCompletedExceptionally()) {
        return database.join().now();
      }
    }
    return System.currentTimeMillis();
  }

  /**
   * The outcome of something that calls wait for, or, when it is late, a {@link SocketTimeoutException} at
   * the end of this call's time.
   */
  public <T> CompletableFuture<T> limited(
      CompletableFuture<T> shared, String what, CallTimes times) {
    if (shared.isDone()) {
      return shared;
    }
    CompletableFuture<T> mine = new CompletableFuture<>();
    var unused = shared.whenComplete((value, thrown) -> {
      if (thrown == null) {
        mine.complete(value);
      } else {
        mine.completeExceptionally(thrown);
      }
    });
    Runnable end = () ->
        mine.completeExceptionally(new SocketTimeoutException(what + " was not found in time"));
    if (!transport.schedule(end, times.operation().toNanos())) {
      end.run();
    }
    return mine;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Fails what is under way, closes all connections and ends the threads. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    databases.values().forEach(database -> {
      if (database.isDone() && !database.isCompletedExceptionally()) {
        database.join().access().close();
      }
    });
    transport.close();
  }
}
