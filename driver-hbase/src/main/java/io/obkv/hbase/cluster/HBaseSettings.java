// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.retry.RetryOptions;
import io.obkv.table.ClientOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.util.ReflectionUtils;

/**
 * What a Hadoop configuration says about a connection: {@code hbase.obkv.url}, or the official driver's
 * keys {@code hbase.oceanbase.*}, and HBase's own timeouts. Immutable; a configuration that is changed
 * later is not looked at again.
 */
public final class HBaseSettings {
  /** The connection string, as {@link ClientOptions#parse} takes it; its database is namespace default. */
  public static final String URL = "hbase.obkv.url";

  /** How long the families of a table are believed in before they are read again, milliseconds. */
  public static final String SCHEMA_AGE = "hbase.obkv.schema.age";

  /**
   * The class of a {@link ClientMetrics} that hears of every call; it has a constructor without arguments.
   * Each connection makes one, and gives it the configuration if it is {@code Configurable}.
   */
  public static final String METRICS = "hbase.obkv.metrics";

  private static final String RETRIES = "hbase.client.retries.number";
  private static final String META_OPERATION = "hbase.client.meta.operation.timeout";
  private static final String SCANNER_TIMEOUT = "hbase.client.scanner.timeout.period";
  private static final long DEFAULT_SCHEMA_AGE_MILLIS = 5_000;

  private final Supplier<ClientOptions.Builder> base;
  private final String defaultDatabase;
  private final ClientMetrics metrics;
  private final CallTimes reads;
  private final CallTimes writes;
  private final CallTimes administration;
  private final CallTimes pages;
  private final int scanRows;
  private final long scanBytes;
  private final Duration schemaAge;
  private final int ioThreads;

  private HBaseSettings(
      Supplier<ClientOptions.Builder> base, String defaultDatabase, Configuration conf) {
    this.base = base;
    this.defaultDatabase = defaultDatabase;
    this.metrics = metrics(conf);
    long operation = conf.getLong(
        HConstants.HBASE_CLIENT_OPERATION_TIMEOUT,
        HConstants.DEFAULT_HBASE_CLIENT_OPERATION_TIMEOUT);
    long rpc = conf.getLong(HConstants.HBASE_RPC_TIMEOUT_KEY, HConstants.DEFAULT_HBASE_RPC_TIMEOUT);
    reads = times(operation, conf.getLong(HConstants.HBASE_RPC_READ_TIMEOUT_KEY, rpc));
    writes = times(operation, conf.getLong(HConstants.HBASE_RPC_WRITE_TIMEOUT_KEY, rpc));
    administration = times(conf.getLong(META_OPERATION, operation), rpc);
    pages = times(
        conf.getLong(SCANNER_TIMEOUT, HConstants.DEFAULT_HBASE_CLIENT_SCANNER_TIMEOUT_PERIOD),
        conf.getLong(HConstants.HBASE_RPC_READ_TIMEOUT_KEY, rpc));
    scanRows = conf.getInt(
        HConstants.HBASE_CLIENT_SCANNER_CACHING, HConstants.DEFAULT_HBASE_CLIENT_SCANNER_CACHING);
    scanBytes = conf.getLong(
        HConstants.HBASE_CLIENT_SCANNER_MAX_RESULT_SIZE_KEY,
        HConstants.DEFAULT_HBASE_CLIENT_SCANNER_MAX_RESULT_SIZE);
    schemaAge = Duration.ofMillis(conf.getLong(SCHEMA_AGE, DEFAULT_SCHEMA_AGE_MILLIS));
    ioThreads = base.get().database(defaultDatabase).build().ioThreads();
  }

  private static ClientMetrics metrics(Configuration conf) {
    try {
      Class<? extends ClientMetrics> type = conf.getClass(METRICS, null, ClientMetrics.class);
      return type == null ? ClientMetrics.NONE : ReflectionUtils.newInstance(type, conf);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          METRICS + " names no class of metrics that can be made: " + conf.get(METRICS), e);
    }
  }

  /** Of zero and less HBase's own client makes a time without end. */
  private static CallTimes times(long operationMillis, long attemptMillis) {
    return new CallTimes(millis(operationMillis), millis(attemptMillis));
  }

  private static Duration millis(long value) {
    return Duration.ofMillis(value <= 0 ? Integer.MAX_VALUE : Math.min(value, Integer.MAX_VALUE));
  }

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException when it names no cluster, or a value is not understood
   */
  public static HBaseSettings of(Configuration conf) {
    String url = conf.get(URL);
    if (url != null) {
      return new HBaseSettings(
          () -> withRetries(ClientOptions.builder(url), conf), databaseOf(url), conf);
    }
    OfficialSettings official = OfficialSettings.of(conf);
    return new HBaseSettings(
        () -> withRetries(official.builder(), conf), official.database(), conf);
  }

  private static ClientOptions.Builder withRetries(
      ClientOptions.Builder builder, Configuration conf) {
    if (conf.getPropertySources(RETRIES) != null
        && !"hbase-default.xml".equals(last(conf.getPropertySources(RETRIES)))) {
      builder.retry(RetryOptions.builder()
          .maxAttempts(Math.max(1, conf.getInt(RETRIES, 0) + 1))
          .build());
    }
    // Its columns are for the server to judge: a table group has none.
    return builder.schemaChecks(false);
  }

  private static String last(String[] sources) {
    return sources.length == 0 ? "" : sources[sources.length - 1];
  }

  private static String databaseOf(String url) {
    return ClientOptions.parse(url).database();
  }

  /** The database of namespace {@code default}. */
  public String defaultDatabase() {
    return defaultDatabase;
  }

  /** How to connect to a database. */
  ClientOptions options(String database) {
    return base.get().metrics(metrics).database(database).build();
  }

  int ioThreads() {
    return ioThreads;
  }

  /** The times of reads, but for the pages of scans. */
  public CallTimes reads() {
    return reads;
  }

  /** The times of writes. */
  public CallTimes writes() {
    return writes;
  }

  /** The times of questions about tables, and of their changes. */
  public CallTimes administration() {
    return administration;
  }

  /** The times of a scan's pages. */
  public CallTimes pages() {
    return pages;
  }

  /**
   * A scan as the settings complete it: how many rows and bytes a page has where it does not say so.
   *
   * @throws IOException when its filter cannot be copied
   */
  public Scan completed(Scan scan) throws IOException {
    boolean takesRows =
        scan.getCaching() <= 0 && scanRows != HConstants.DEFAULT_HBASE_CLIENT_SCANNER_CACHING;
    boolean takesBytes = scan.getMaxResultSize() <= 0
        && scanBytes != HConstants.DEFAULT_HBASE_CLIENT_SCANNER_MAX_RESULT_SIZE;
    if (!takesRows && !takesBytes) {
      return scan;
    }
    Scan completed = new Scan(scan);
    if (takesRows) {
      completed.setCaching(scanRows);
    }
    if (takesBytes) {
      completed.setMaxResultSize(scanBytes);
    }
    return completed;
  }

  Duration schemaAge() {
    return schemaAge;
  }
}
