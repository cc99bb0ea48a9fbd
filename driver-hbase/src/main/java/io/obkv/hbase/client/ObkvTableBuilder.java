// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableBuilder;

/** Makes tables with times of their own. Not for several threads. */
public final class ObkvTableBuilder implements TableBuilder {
  private final TableName name;
  private final Configuration conf;
  private final TableCore core;
  private final TableServices services;
  private final Map<String, byte[]> attributes = new HashMap<>();
  private TableTimes times;

  /** Begins with the times of the connection's configuration. */
  public ObkvTableBuilder(
      TableName name, Configuration conf, TableCore core, TableServices services) {
    if (name == null) {
      throw new IllegalArgumentException("Given table name is null");
    }
    this.name = name;
    this.conf = conf;
    this.core = core;
    this.services = services;
    this.times = TableTimes.of(core.cluster().settings());
  }

  @Override
  public TableBuilder setOperationTimeout(int millis) {
    times = times.withOperation(Duration.ofMillis(millis));
    return this;
  }

  @Override
  public TableBuilder setRpcTimeout(int millis) {
    times = times.withRpc(Duration.ofMillis(millis));
    return this;
  }

  @Override
  public TableBuilder setReadRpcTimeout(int millis) {
    times = times.withReadRpc(Duration.ofMillis(millis));
    return this;
  }

  @Override
  public TableBuilder setWriteRpcTimeout(int millis) {
    times = times.withWriteRpc(Duration.ofMillis(millis));
    return this;
  }

  /** Kept for {@link Table#getRequestAttributes}: servers are not told. */
  @Override
  public TableBuilder setRequestAttribute(String key, byte[] value) {
    attributes.put(key, value);
    return this;
  }

  @Override
  public Table build() {
    return OlderTable.fitting(new ObkvTable(name, conf, core, services, times, attributes));
  }
}
