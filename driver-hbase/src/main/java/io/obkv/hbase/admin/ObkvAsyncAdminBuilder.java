// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.AsyncAdmin;
import org.apache.hadoop.hbase.client.AsyncAdminBuilder;

/** Builds {@link AsyncAdmin}s. Times and retries are the connection's, so their settings change nothing. */
public final class ObkvAsyncAdminBuilder implements AsyncAdminBuilder {
  private final Administration administration;
  private final Executor pool;

  /**
   * @param pool completes the futures; null for I/O threads, which must not block
   */
  public ObkvAsyncAdminBuilder(Administration administration, Executor pool) {
    this.administration = administration;
    this.pool = pool;
  }

  @Override
  public AsyncAdminBuilder setOperationTimeout(long timeout, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncAdminBuilder setRpcTimeout(long timeout, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncAdminBuilder setRetryPause(long timeout, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncAdminBuilder setRetryPauseForServerOverloaded(long pause, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncAdminBuilder setMaxAttempts(int maxAttempts) {
    return this;
  }

  @Override
  public AsyncAdminBuilder setStartLogErrorsCnt(int startLogErrorsCnt) {
    return this;
  }

  @Override
  public AsyncAdmin build() {
    return administration.asyncAdmin(pool);
  }
}
