// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.table.ClientOptions;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
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
