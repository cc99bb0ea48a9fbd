// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.table.ClientOptions;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.conf.Configured;
import org.apache.hadoop.hbase.client.Scan;
import org.junit.jupiter.api.Test;

class HBaseSettingsTest {
  private final Configuration conf = new Configuration(false);

  @Test
  void theDatabaseOfTheStringIsTheDefaultNamespace() {
    conf.set(HBaseSettings.URL, "obkv://root%40t:pw@proxy:2885/shop");
    HBaseSettings settings = HBaseSettings.of(conf);
    assertThat(settings.defaultDatabase()).isEqualTo("shop");
    assertThat(settings.options("other").database()).isEqualTo("other");
  }

  @Test
  void timesAreThoseOfHBasesKeys() {
    conf.set(HBaseSettings.URL, "obkv://root%40t:pw@proxy:2885/shop");
    conf.setInt("hbase.client.operation.timeout", 1500);
    conf.setInt("hbase.rpc.timeout", 700);
    conf.setInt("hbase.rpc.read.timeout", 300);
    HBaseSettings settings = HBaseSettings.of(conf);
    assertThat(settings.reads())
        .isEqualTo(new CallTimes(Duration.ofMillis(1500), Duration.ofMillis(300)));
    assertThat(settings.writes().attempt()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void scansTakeTheirPagesFromHBasesKeysWhereTheyDoNotSay() throws IOException {
    conf.set(HBaseSettings.URL, "obkv://root%40t:pw@proxy:2885/shop");
    assertThat(HBaseSettings.of(conf).completed(new Scan()).getCaching()).isEqualTo(-1);
    conf.setInt("hbase.client.scanner.caching", 70);
    conf.setLong("hbase.client.scanner.max.result.size", 5000);
    HBaseSettings settings = HBaseSettings.of(conf);
    assertThat(settings.completed(new Scan()).getCaching()).isEqualTo(70);
    assertThat(settings.completed(new Scan()).getMaxResultSize()).isEqualTo(5000);
    assertThat(settings.completed(new Scan().setCaching(3)).getCaching()).isEqualTo(3);
    assertThat(settings.completed(new Scan().setMaxResultSize(9)).getMaxResultSize())
        .isEqualTo(9);
  }

  /** Metrics as an application brings them. */
  public static final class Counting extends Configured implements ClientMetrics {}

  @Test
  void metricsAreMadeOnceForEachConnection() {
    conf.set(HBaseSettings.URL, "obkv://root%40t:pw@proxy:2885/shop");
    assertThat(HBaseSettings.of(conf).options("shop").metrics()).isSameAs(ClientMetrics.NONE);
    conf.set(HBaseSettings.METRICS, Counting.class.getName());
    HBaseSettings settings = HBaseSettings.of(conf);
    ClientMetrics metrics = settings.options("shop").metrics();
    assertThat(metrics)
        .isInstanceOf(Counting.class)
        .isSameAs(settings.options("other").metrics());
    assertThat(((Counting) metrics).getConf()).isSameAs(conf);
  }

  @Test
  void metricsThatCannotBeMadeAreNamed() {
    conf.set(HBaseSettings.URL, "obkv://root%40t:pw@proxy:2885/shop");
    conf.set(HBaseSettings.METRICS, "no.such.Metrics");
    assertThatThrownBy(() -> HBaseSettings.of(conf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hbase.obkv.metrics")
        .hasMessageContaining("no.such.Metrics");
  }

  @Test
  void officialKeysOfOdpModeAreUnderstood() {
    conf.setBoolean("hbase.oceanbase.odpMode", true);
    conf.set("hbase.oceanbase.odpAddr", "proxy");
    conf.setInt("hbase.oceanbase.odpPort", 3307);
    conf.set("hbase.oceanbase.fullUserName", "root@t#c");
    conf.set("hbase.oceanbase.password", "pw");
    conf.set("hbase.oceanbase.database", "shop");
    ClientOptions options = HBaseSettings.of(conf).options("shop");
    assertThat(options.direct()).isEmpty();
    assertThat(options.toString()).contains("root@t#c").contains("proxy:3307");
  }

  @Test
  void officialKeysOfDirectModeAreUnderstood() {
    conf.set("hbase.oceanbase.paramURL", "http://host/services?Action=X&database=shop");
    conf.set("hbase.oceanbase.fullUserName", "root@t#c");
    conf.set("hbase.oceanbase.sysUserName", "root");
    HBaseSettings settings = HBaseSettings.of(conf);
    assertThat(settings.defaultDatabase()).isEqualTo("shop");
    assertThat(settings.options("shop").direct().orElseThrow().configUrl())
        .startsWith("http://host/services");
  }

  @Test
  void aConfigurationThatNamesNoClusterIsRefused() {
    assertThatThrownBy(() -> HBaseSettings.of(conf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(HBaseSettings.URL);
  }
}
