// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.error.HBaseErrors;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Finds tables and makes sure that they have the families of a call. */
public final class FamilyCheck {
  private final HBaseCluster cluster;

  public FamilyCheck(HBaseCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * A table that has all these families. Fails with a {@link NoSuchColumnFamilyException} where it lacks
   * one, also by news of just now, with a {@link org.apache.hadoop.hbase.TableNotFoundException}, and with a
   * {@link java.net.SocketTimeoutException} where the time is over.
   */
  public CompletableFuture<HTableSchema> table(
      TableName name, Collection<byte[]> families, CallTimes times) {
    CompletableFuture<HTableSchema> found = cluster
        .table(name)
        .thenCompose(known -> known.families().keySet().containsAll(families)
            ? CompletableFuture.completedFuture(known)
            : cluster.tableNow(name).thenApply(now -> checked(now, families)));
    return cluster.limited(found, "table " + name, times);
  }

  /**
   * As {@link #table}, where nothing has to be waited for: null where the table is not known, or not known
   * to have one of the families.
   */
  public HTableSchema known(TableName name, Collection<byte[]> families) {
    HTableSchema known = cluster.knownTable(name);
    if (known != null) {
      for (byte[] family : families) {
        if (!known.has(family)) {
          return null;
        }
      }
    }
    return known;
  }

  private static HTableSchema checked(HTableSchema table, Collection<byte[]> families) {
    for (byte[] family : families) {
      if (!table.has(family)) {
        throw new CompletionException(missing(table.name(), family));
      }
    }
    return table;
  }

  private static NoSuchColumnFamilyException missing(TableName table, byte[] family) {
    return new NoSuchColumnFamilyException(
        "Column family " + Bytes.toStringBinary(family) + " does not exist in table " + table);
  }

  /**
   * Looks again at the table after a call that failed as it would on a missing table or family: fails with
   * the exception that says so, or else with the failure itself.
   */
  public <T> CompletableFuture<T> explained(
      Throwable failure, TableName name, Collection<byte[]> families) {
    Throwable cause = HBaseErrors.unwrapped(failure);
    if (!HBaseErrors.mayBeMissing(cause)) {
      return CompletableFuture.failedFuture(cause);
    }
    return cluster
        .tableNow(name)
        .thenApply(now -> checked(now, families))
        .thenCompose(there -> CompletableFuture.failedFuture(cause));
  }
}
