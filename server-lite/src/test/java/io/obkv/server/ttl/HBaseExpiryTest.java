// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TTL jobs over tables of HBase cells: the clock stands at 1772337600000 ms. */
class HBaseExpiryTest {
  private static final long NOW = 1_772_337_600_000L;
  private static final String CELLS = "(K varbinary(8), Q varbinary(8), T bigint, V varbinary(8),"
      + " TTL bigint, primary key (K, Q, T))";
  private static final String COUNTS =
      "select status, ttl_del_cnt, max_version_del_cnt, scan_cnt from oceanbase.DBA_OB_KV_TTL_TASKS"
          + " where tablet_id > 0";

  private final TtlFixture fixture = new TtlFixture();

  @BeforeEach
  void allow() {
    fixture.run("alter system set kv_ttl_duty_duration = ''");
    fixture.run("alter system set enable_kv_ttl = true");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void put(String table, String row, String qualifier, long age, String lifetime) {
    fixture.run("insert into " + table + " values ('" + row + "', '" + qualifier + "', "
        + (age - NOW) + ", 'v', " + lifetime + ")");
  }

  private String ages(String table) {
    return fixture.run("select K, Q, T + " + NOW + " from " + table + " order by K, Q, T");
  }

  private void sweep() {
    fixture.run("alter system trigger ttl");
    for (int i = 0; i < 3; i++) {
      fixture.jobs.tick();
    }
  }

  @Test
  void removesExpiredCellsAndThoseWithEnoughNewerVersions() {
    fixture.run("create table `h$a` " + CELLS
        + " kv_attributes = '{\"Hbase\": {\"MaxVersions\": 2, \"TimeToLive\": 60}}'");
    for (long age : new long[] {1, 2, 3, 60_000, 60_001}) {
      put("`h$a`", "r", "q", age, "null");
    }
    put("`h$a`", "r", "z", 60_000, "null");

    sweep();

    assertThat(ages("`h$a`")).isEqualTo("r,q,1 | r,q,2 | r,z,60000");
  }

  @Test
  void removesCellsThatHaveOutlivedTheirOwnTime() {
    fixture.run("create table `h$a` " + CELLS + " kv_attributes = '{\"Hbase\": {}}'");
    put("`h$a`", "r", "old", 11, "10");
    put("`h$a`", "r", "new", 10, "10");
    put("`h$a`", "r", "for ever", 11, "null");

    sweep();

    assertThat(ages("`h$a`")).isEqualTo("r,for ever,11 | r,new,10");
  }

  @Test
  void leavesTablesAloneThatKeepEverything() {
    fixture.run("create table `h$a` (K varbinary(8), Q varbinary(8), T bigint, V varbinary(8),"
        + " primary key (K, Q, T)) kv_attributes = '{\"Hbase\": {}}'");
    fixture.run("insert into `h$a` values ('r', 'q', -1, 'v')");

    sweep();

    assertThat(fixture.run("select T from `h$a`")).isEqualTo("-1");
    assertThat(fixture.run(COUNTS)).isEmpty();
  }
}
