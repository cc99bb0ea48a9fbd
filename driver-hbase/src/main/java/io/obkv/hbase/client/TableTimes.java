// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseSettings;
import java.time.Duration;

/**
 * A table's times. Immutable.
 *
 * @param operation for a whole call
 * @param scan for a page of a scan
 * @param rpc for one exchange where neither of the next two says otherwise
 * @param readRpc for one exchange of a read
 * @param writeRpc for one exchange of a write
 */
public record TableTimes(
    Duration operation, Duration scan, Duration rpc, Duration readRpc, Duration writeRpc) {
  /** HBase's own client takes zero, and less, for no limit. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  public TableTimes {
    requireNonNull(operation, "operation");
    requireNonNull(scan, "scan");
    requireNonNull(rpc, "rpc");
    requireNonNull(readRpc, "readRpc");
    requireNonNull(writeRpc, "writeRpc");
  }

  /** The times of a connection's configuration. */
  public static TableTimes of(HBaseSettings settings) {
    return new TableTimes(
        settings.reads().operation(),
        settings.pages().operation(),
        settings.administration().attempt(),
        settings.reads().attempt(),
        settings.writes().attempt());
  }

  public TableTimes withOperation(Duration value) {
    return new TableTimes(value, scan, rpc, readRpc, writeRpc);
  }

  public TableTimes withScan(Duration value) {
    return new TableTimes(operation, value, rpc, readRpc, writeRpc);
  }

  /** Sets the time of reads and writes, too. */
  public TableTimes withRpc(Duration value) {
    return new TableTimes(operation, scan, value, value, value);
  }

  public TableTimes withReadRpc(Duration value) {
    return new TableTimes(operation, scan, rpc, value, writeRpc);
  }

  public TableTimes withWriteRpc(Duration value) {
    return new TableTimes(operation, scan, rpc, readRpc, value);
  }

  CallTimes reads() {
    return calls(operation, readRpc);
  }

  CallTimes writes() {
    return calls(operation, writeRpc);
  }

  CallTimes pages() {
    return calls(scan, readRpc);
  }

  private static CallTimes calls(Duration whole, Duration attempt) {
    return new CallTimes(limited(whole), limited(attempt));
  }

  private static Duration limited(Duration value) {
    return value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0 ? LONGEST : value;
  }
}
