// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands at noon of the tenant's zone; a tick is all that the jobs do in a second. */
class TtlJobsTest {
  private static final String TASKS =
      "select table_name, trigger_type, status, ttl_del_cnt, scan_cnt, ret_code"
          + " from oceanbase.DBA_OB_KV_TTL_TASKS order by tablet_id";
  private static final String HISTORY = TASKS.replace("TASKS", "TASK_HISTORY");

  private final TtlFixture fixture = new TtlFixture();

  @BeforeEach
  void createTable() {
    fixture.run("create table t (a bigint primary key, b int, at datetime, key k (b))"
        + " ttl (at + interval 1 hour)");
    fixture.run("create table plain (a bigint primary key, at datetime)");
    fixture.run("alter system set kv_ttl_duty_duration = ''");
    fixture.run("alter system set enable_kv_ttl = true");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void insert(int from, int to) {
    fixture.run("insert into t values "
        + IntStream.range(from, to)
            .mapToObj(i -> "(" + i + ", " + i + ", now())")
            .collect(Collectors.joining(", ")));
  }

  private String keys() {
    return fixture.run("select a from t order by a");
  }

  @Test
  void deletesExpiredRowsAndNoOthers() {
    insert(0, 3);
    fixture.run("insert into t values (9, 9, null)");
    fixture.run("insert into plain values (1, now())");
    fixture.clock.advance(Duration.ofMinutes(59));
    insert(3, 5);
    fixture.clock.advance(Duration.ofMinutes(1));
    fixture.run("alter system trigger ttl");
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("3 | 4 | 9");
    assertThat(fixture.run("select count(*) from plain")).isEqualTo("1");
    assertThat(fixture.run("select a from t where b < 3")).isEmpty();
    assertThat(fixture.run(TASKS)).isEmpty();
    assertThat(fixture.run(HISTORY))
        .isEqualTo("NULL,USER,FINISHED,0,0,OB_SUCCESS | t,USER,FINISHED,3,6,OB_SUCCESS");
  }

  @Test
  void deletesMoreRowsThanOneTransactionTakes() {
    insert(0, 700);
    fixture.clock.advance(Duration.ofHours(2));
    fixture.run("alter system trigger ttl");
    fixture.jobs.tick();
    assertThat(fixture.run("select count(*) from t")).isEqualTo("0");
  }

  @Test
  void leavesARowThatIsRefreshedWhileTheJobWaitsForIt() throws Exception {
    insert(0, 2);
    fixture.clock.advance(Duration.ofHours(2));
    fixture.run("alter system trigger ttl");
    TableLayout layout =
        fixture.store.layout(fixture.catalog.snapshot().table("test", "t").orElseThrow());
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch refresh = new CountDownLatch(1);
    CompletableFuture<?> writer = CompletableFuture.runAsync(() -> fixture
        .store
        .write(System.nanoTime() + TimeUnit.SECONDS.toNanos(20), transaction -> {
          long tablet = layout.schema().tabletId();
          Value[] row = transaction.lock(layout, tablet, new Value[] {Value.ofBigInt(0)});
          locked.countDown();
          awaitUninterrupted(refresh);
          Value[] after = row.clone();
          after[2] = layout.typed(2, fresh());
          transaction.put(layout, tablet, row, after);
          return null;
        })
        .join());
    locked.await();
    CompletableFuture<?> job = CompletableFuture.runAsync(fixture.jobs::tick);
    refresh.countDown();
    CompletableFuture.allOf(writer, job).get(20, TimeUnit.SECONDS);
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("0");
  }

  private Value fresh() {
    return Value.ofDateTime(
        LocalDateTime.ofInstant(fixture.clock.instant(), ZoneOffset.ofHours(8)));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSuspendedJobGoesOnAfterARestartAndResume() {
    insert(0, 2);
    fixture.clock.advance(Duration.ofHours(2));
    fixture.run("alter system trigger ttl");
    fixture.run("alter system suspend ttl");
    fixture.restart();
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("0 | 1");
    assertThat(fixture.run(TASKS)).isEqualTo("NULL,USER,RS_SUSPENDING,0,0,OB_SUCCESS");
    fixture.run("alter system resume ttl tenant = test");
    fixture.jobs.tick();
    assertThat(keys()).isEmpty();
  }

  @Test
  void aCancelledJobDeletesNothingAndIsHistory() {
    insert(0, 2);
    fixture.clock.advance(Duration.ofHours(2));
    fixture.run("alter system trigger ttl");
    fixture.run("alter system cancel ttl");
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("0 | 1");
    assertThat(fixture.run(HISTORY)).isEqualTo("NULL,USER,CANCELED,0,0,OB_SUCCESS");
    fixture.restart();
    assertThat(fixture.run(HISTORY)).isEqualTo("NULL,USER,CANCELED,0,0,OB_SUCCESS");
  }

  @Test
  void refusesCommandsThatDoNotFitTheState() {
    refused("alter system suspend ttl", 10505, "No TTL task is running");
    fixture.run("alter system trigger ttl");
    refused("alter system trigger ttl", 10504, "current TTL status is 'RS_TRIGGERING'");
    refused("alter system resume ttl", 10504, "current TTL status is 'RS_TRIGGERING'");
    fixture.run("alter system cancel ttl");
    fixture.jobs.tick();
    fixture.run("alter system set enable_kv_ttl = false");
    refused("alter system trigger ttl", 10501, "TTL feature is not enabled");
  }

  private void refused(String statement, int number, String text) {
    assertThatThrownBy(() -> fixture.run(statement))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.mysqlNumber()).isEqualTo(number))
        .hasMessageContaining(text);
  }

  @Test
  void waitsWhileTtlIsNotEnabled() {
    insert(0, 1);
    fixture.clock.advance(Duration.ofHours(2));
    fixture.run("alter system trigger ttl");
    fixture.run("alter system set enable_kv_ttl = false");
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("0");
    fixture.run("alter system set enable_kv_ttl = true");
    fixture.jobs.tick();
    assertThat(keys()).isEmpty();
  }

  @Test
  void runsOnceADayWithinTheDutyWindow() {
    fixture.run("alter system set kv_ttl_duty_duration = '[13:00:00, 15:00:00]'");
    insert(0, 1);
    fixture.clock.advance(Duration.ofMinutes(59));
    fixture.jobs.tick();
    assertThat(fixture.run(HISTORY)).isEmpty();
    fixture.clock.advance(Duration.ofMinutes(2));
    fixture.jobs.tick();
    assertThat(keys()).isEmpty();
    insert(1, 2);
    fixture.clock.advance(Duration.ofMinutes(70));
    fixture.restart();
    fixture.jobs.tick();
    assertThat(keys()).isEqualTo("1");
    fixture.clock.advance(Duration.ofHours(23));
    fixture.jobs.tick();
    assertThat(keys()).isEmpty();
  }

  @Test
  void forgetsHistoryInTime() {
    fixture.run("alter system set kv_ttl_history_recycle_interval = '1d'");
    fixture.run("alter system trigger ttl");
    fixture.jobs.tick();
    fixture.clock.advance(Duration.ofHours(25));
    fixture.jobs.tick();
    assertThat(fixture.run(HISTORY)).isEmpty();
    fixture.restart();
    assertThat(fixture.run(HISTORY)).isEmpty();
  }
}
