// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.error.HeavyRequestException;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.CellsFixture.Read;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reads of one family show: versions, times, lifetimes, columns, filters. */
class FamilyReadTest {
  private final CellsFixture fixture = new CellsFixture();

  @BeforeEach
  void fill() {
    fixture.run("create tablegroup t sharding = 'ADAPTIVE'");
    fixture.family("t", "a", "", "");
    for (long time : new long[] {10, 20, 30}) {
      fixture.put("t$a", "r1", time, "q1", "q2");
      fixture.put("t$a", "r2", time, "q2");
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> get(Read read) {
    return fixture.get(read);
  }

  @Test
  void showsTheNewestVersionsThatAreAskedFor() {
    assertThat(get(new Read("t$a"))).containsExactly("r1/q1@30", "r1/q2@30", "r2/q2@30");
    assertThat(get(new Read("t$a").row("r2").versions(2))).containsExactly("r2/q2@30", "r2/q2@20");
    assertThat(get(new Read("t$a").versions(0))).isEmpty();
  }

  @Test
  void readsASmallRowLightlyAndGivesUpALargeOneForAWorker() {
    assertThat(
            CellsFixture.cells(fixture.startLightly(new Read("t$a").row("r1")).result()))
        .containsExactly("r1/q1@30", "r1/q2@30");
    for (int i = 0; i < 600; i++) {
      fixture.put("t$a", "wide", 10, "q" + i);
    }
    assertThatThrownBy(() -> fixture.startLightly(new Read("t$a").row("wide")))
        .isInstanceOf(HeavyRequestException.class);
    assertThat(get(new Read("t$a").row("wide"))).hasSize(600);
  }

  @Test
  void showsNoMoreVersionsThanTheFamilyKeeps() {
    fixture.run("alter table `t$a` kv_attributes = '{\"Hbase\": {\"MaxVersions\": 2}}'");
    assertThat(get(new Read("t$a").row("r2").versions(9))).containsExactly("r2/q2@30", "r2/q2@20");
  }

  @Test
  void countsVersionsBehindTheTimeRange() {
    assertThat(get(new Read("t$a").times(10, 30)))
        .containsExactly("r1/q1@20", "r1/q2@20", "r2/q2@20");
    assertThat(get(new Read("t$a").times(30, 30))).isEmpty();
  }

  @Test
  void countsVersionsBeforeTheFilter() {
    assertThat(get(new Read("t$a").filter("TimestampsFilter(20,true)"))).isEmpty();
    assertThat(get(new Read("t$a").versions(2).filter("TimestampsFilter(20,true)")))
        .containsExactly("r1/q1@20", "r1/q2@20", "r2/q2@20");
  }

  @Test
  void showsOnlyTheColumnsThatAreAskedFor() {
    assertThat(get(new Read("t$a").columns("q9", "q2", "q0", "q2")))
        .containsExactly("r1/q2@30", "r2/q2@30");
    assertThat(get(new Read("t$a").row("r1").columns("q2"))).containsExactly("r1/q2@30");
  }

  @Test
  void findsColumnsOfAWideRow() {
    for (int i = 100; i < 400; i++) {
      fixture.put("t$a", "wide", 1, "c" + i);
    }
    assertThat(get(new Read("t$a").columns("c101", "c250", "c399", "x")))
        .containsExactly("wide/c101@1", "wide/c250@1", "wide/c399@1");
    assertThat(get(new Read("t$a").reversed().columns("c101", "c399")))
        .containsExactly("wide/c101@1", "wide/c399@1");
    assertThat(get(new Read("t$a").filter("FirstKeyOnlyFilter()")))
        .containsExactly("r1/q1@30", "r2/q2@30", "wide/c100@1");
    assertThat(get(new Read("t$a").filter("ColumnPrefixFilter('c30')"))).hasSize(10);
  }

  @Test
  void goesStraightToTheRowsThatAFilterWants() {
    for (int i = 100; i < 150; i++) {
      fixture.put("t$a", "a", 1, "c" + i);
      fixture.put("t$a", "r1x", 1, "c" + i);
    }
    assertThat(get(new Read("t$a").filter("PrefixFilter('r2')"))).containsExactly("r2/q2@30");
    assertThat(get(new Read("t$a").reversed().filter("PrefixFilter('r2')")))
        .containsExactly("r2/q2@30");
    assertThat(get(
            new Read("t$a").filter("MultiRowRangeFilter('r1',true,'r1',true,'r2',true,'',true)")))
        .containsExactly("r1/q1@30", "r1/q2@30", "r2/q2@30");
    assertThat(get(new Read("t$a")
            .reversed()
            .filter("(PrefixFilter('r') AND MultiRowRangeFilter('r1x',false,'',true))")))
        .containsExactly("r2/q2@30");
  }

  @Test
  void skipsAndLimitsTheCellsOfEachRow() {
    assertThat(get(new Read("t$a").versions(2).perRow(2, 1)))
        .containsExactly("r1/q1@20", "r1/q2@30", "r2/q2@20");
  }

  @Test
  void hidesExpiredCells() {
    fixture.run("alter table `t$a` kv_attributes = '{\"Hbase\": {\"TimeToLive\": 60}}'");
    fixture.put("t$a", "r3", CellsFixture.NOW - 60_001, "old");
    fixture.put("t$a", "r3", CellsFixture.NOW - 60_000, "last");
    fixture.put("t$a", "r3", CellsFixture.NOW + 1, "future");
    fixture.put("t$a", "r4", "brief", CellsFixture.NOW - 11, "v", Value.ofBigInt(10));
    fixture.put("t$a", "r4", "brief", CellsFixture.NOW - 12, "v", Value.ofBigInt(1000));
    assertThat(get(new Read("t$a")).stream().map(cell -> cell.substring(0, cell.indexOf('@'))))
        .containsExactly("r3/future", "r3/last", "r4/brief");
    assertThat(get(new Read("t$a").row("r4")))
        .containsExactly("r4/brief@" + (CellsFixture.NOW - 12));
  }

  @Test
  void neverShowsCellsWithPositiveStoredTimes() {
    fixture.put("t$a", "r3", -5, "q");
    assertThat(get(new Read("t$a").row("r3").versions(9))).isEmpty();
  }

  @Test
  void readsRowsBackwardsButTheirCellsForwards() {
    assertThat(get(new Read("t$a").reversed().versions(2)))
        .containsExactly("r2/q2@30", "r2/q2@20", "r1/q1@30", "r1/q1@20", "r1/q2@30", "r1/q2@20");
    assertThat(get(new Read("t$a").reversed().between("r1", "r2").perRow(1, 1)))
        .containsExactly("r1/q2@30");
  }

  @Test
  void leavesOutTheStopRow() {
    assertThat(get(new Read("t$a").between("r1", "r2"))).containsExactly("r1/q1@30", "r1/q2@30");
    assertThat(get(new Read("t$a").between("r1x", "r9"))).containsExactly("r2/q2@30");
  }

  @Test
  void saysWhetherARowIsThereByItsFirstCell() {
    QueryResult found = fixture.answer(new Read("t$a").flags(6));
    assertThat(found.columns()).isEmpty();
    assertThat(found.rowCount()).isEqualTo(1);
    QueryResult missing = fixture.answer(new Read("t$a").row("r9").flags(6));
    assertThat(missing.rowCount()).isZero();
    assertThat(missing.columns()).isNotEmpty();
  }

  @Test
  void answersLifetimesWhereTheFamilyHasThem() {
    fixture.put("t$a", "r3", "q", CellsFixture.NOW, "v", Value.ofBigInt(5));
    QueryResult answer = fixture.answer(new Read("t$a").row("r3"));
    assertThat(answer.columns()).containsExactly("K", "Q", "T", "V", "TTL");
    assertThat(answer.values().get(4).bits()).isEqualTo(5);
  }

  @Test
  void refusesTablesOfOtherColumns() {
    fixture.run("create table `t$series` (K varbinary(64), T bigint, S bigint, V json,"
        + " primary key (K, T, S)) tablegroup = t");
    assertThatThrownBy(() -> get(new Read("t$series")))
        .isInstanceOfSatisfying(RequestException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.OB_NOT_SUPPORTED);
          assertThat(e.text()).contains("without the columns of HBase cells");
        });
  }

  @Test
  void refusesTablesThatAreNotThere() {
    assertThatThrownBy(() -> get(new Read("t$b")))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_TABLE_NOT_EXIST));
    assertThatThrownBy(() -> get(new Read("none")))
        .isInstanceOfSatisfying(RequestException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS);
          assertThat(e.text()).isEqualTo("table 'none' not found");
        });
  }
}
