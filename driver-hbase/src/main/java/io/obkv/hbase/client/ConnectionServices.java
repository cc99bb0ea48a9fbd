// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.concurrent.ExecutorService;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncAdminBuilder;
import org.apache.hadoop.hbase.client.AsyncBufferedMutatorBuilder;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Connection;

/** What connections hand out besides tables. Safe for many threads. */
public interface ConnectionServices extends TableServices {
  Admin admin(Connection connection);

  /**
   * Makes asynchronous administrations.
   *
   * @param pool on which their futures complete; null for I/O threads
   */
  AsyncAdminBuilder asyncAdmin(AsyncConnection connection, ExecutorService pool);

  BufferedMutator bufferedMutator(Connection connection, BufferedMutatorParams params);

  /**
   * Makes asynchronous buffers.
   *
   * @param pool on which their futures complete; null for I/O threads
   */
  AsyncBufferedMutatorBuilder asyncBufferedMutator(
      AsyncConnection connection, TableName table, ExecutorService pool);
}
