// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.protocol.message.MetaType;
import io.obkv.routing.sql.SqlRows;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;

/**
 * What administration needs of a cluster. Never blocks; safe for many threads. Futures fail with an {@link
 * io.obkv.error.ObkvException} or, for SQL where the mode has none, an {@link
 * UnsupportedOperationException}.
 */
public interface AdminAccess {
  /** Whether statements can be sent: always in direct mode, in ODP mode when an SQL port is given. */
  CompletableFuture<Boolean> hasSql();

  /** Runs a statement that only reads. Names in it are qualified with their database. */
  CompletableFuture<SqlRows> query(String statement);

  /** Runs a statement that changes something: it is not sent again once a server may have run it. */
  CompletableFuture<SqlRows> change(String statement);

  /** Sends HBase administration (0x1128) to the database of a namespace and gives the answer's JSON. */
  CompletableFuture<String> meta(String namespace, MetaType type, String json);

  /** The database of a namespace; it need not exist. */
  String database(String namespace);

  /** Says that what is known of a table is out of date. */
  void forget(TableName table);

  /** The servers that are active. */
  CompletableFuture<List<ServerName>> servers();

  /**
   * How a family's table is divided. Fails with {@code OB_TABLE_NOT_EXIST} where there is no such table.
   *
   * @param family of the table of which it is asked; all families of a table are divided alike
   */
  CompletableFuture<TabletLayout> layout(TableName table, byte[] family);
}
