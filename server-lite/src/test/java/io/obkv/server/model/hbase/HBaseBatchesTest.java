// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static io.obkv.server.model.hbase.WriteFixture.ALL;
import static io.obkv.server.model.hbase.WriteFixture.LATEST;
import static io.obkv.server.model.hbase.WriteFixture.NOW;
import static io.obkv.server.model.hbase.WriteFixture.delete;
import static io.obkv.server.model.hbase.WriteFixture.deleteFound;
import static io.obkv.server.model.hbase.WriteFixture.filter;
import static io.obkv.server.model.hbase.WriteFixture.operation;
import static io.obkv.server.model.hbase.WriteFixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleResult;
import io.obkv.server.error.RequestException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Puts and deletes in batches, as the real engine was seen to do them. */
class HBaseBatchesTest {
  private static final String FAMILY = "ht$a";

  private final WriteFixture fixture = new WriteFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static List<Long> affected(List<SingleResult> results) {
    return results.stream().map(SingleResult::affectedRows).toList();
  }

  private void assertRefused(ErrorCode code, String table, SingleOperation... operations) {
    assertThatThrownBy(() -> fixture.batch(table, operations))
        .isInstanceOfSatisfying(
            RequestException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  /** Five versions of r/q at 10, 20 … 50, where the family keeps three. */
  private void putFiveVersions() {
    fixture.withTable("\"MaxVersions\": 3");
    for (long time = 10; time <= 50; time += 10) {
      fixture.batch(FAMILY, put("r", "q", -time, "v" + time));
    }
  }

  @Test
  void storesCellsAtTheirTimesAndReportsForEachWhatAllDid() {
    fixture.withTable("");

    List<SingleResult> results =
        fixture.batch(FAMILY, put("r", "q", -5, "x"), put("s", "q", -6, "y"));

    assertThat(affected(results)).containsExactly(2L, 2L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/5=x", "s/q/6=y");
  }

  @Test
  void answersOnceForOperationsOfOneType() {
    fixture.withTable("");

    assertThat(affected(fixture.batch(FAMILY, 1, put("r", "q", -5, "x"), put("s", "q", -6, "y"))))
        .containsExactly(2L);
  }

  @Test
  void givesCellsWithoutATimeThePresentAndLetsTheLastOfAColumnWin() {
    fixture.withTable("");

    fixture.batch(FAMILY, put("r", "q", LATEST, "x"), put("r", "q", LATEST, "y"));

    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/" + NOW + "=y");
  }

  @Test
  void writesToSeveralFamiliesOfARowAtOnce() {
    fixture.withTable("");

    List<SingleResult> results = fixture.batch(
        "ht", put("r", "a.q", -5, "x"), put("r", "b.q.r", -6, "y"), put("r", "b.z", -6, "z"));

    assertThat(affected(results)).containsExactly(1L, 2L, 2L);
    assertThat(fixture.cells("ht$a")).containsExactly("r/q/5=x");
    assertThat(fixture.cells("ht$b")).containsExactly("r/q.r/6=y", "r/z/6=z");
  }

  @Test
  void writesNothingWhenOneOperationFails() {
    fixture.withTable("");

    assertRefused(
        ErrorCode.OB_TABLE_NOT_EXIST, "ht", put("r", "a.q", -5, "x"), put("r", "zz.q", -6, "y"));
    assertRefused(
        ErrorCode.OB_ERR_DATA_TOO_LONG,
        FAMILY,
        put("r", "q", -5, "x"),
        put("r", "q".repeat(17), -6, "y"));
    assertThat(fixture.cells("ht$a")).isEmpty();
  }

  @Test
  void refusesWhatIsNoCell() {
    fixture.withTable("");

    assertRefused(ErrorCode.OB_BAD_NULL_ERROR, FAMILY, put("r", null, -5, "x"));
    assertRefused(ErrorCode.OB_ERR_UNEXPECTED, FAMILY, put("", "q", -5, "x"));
    assertRefused(ErrorCode.OB_ERR_UNEXPECTED, "ht", put("r", "q", -5, "x"));
    assertRefused(ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "none", put("r", "a.q", -5, "x"));
    assertRefused(
        ErrorCode.OB_NOT_SUPPORTED,
        FAMILY,
        operation(OperationType.INCREMENT, "r", "q", -5, ColumnSet.of(2, List.of(0)), "x"));
    assertRefused(
        ErrorCode.OB_NOT_SUPPORTED,
        FAMILY,
        operation(OperationType.INSERT_OR_UPDATE, "r", "q", -5, ColumnSet.ALL));
  }

  @Test
  void storesTheLifetimeOfACell() {
    fixture.withTable("");

    fixture.batch(
        FAMILY,
        operation(
            OperationType.INSERT_OR_UPDATE, "r", "old", -NOW + 100, ColumnSet.first(2), "x", 10L),
        operation(OperationType.INSERT_OR_UPDATE, "r", "new", -NOW, ColumnSet.first(2), "y", 10L));

    assertThat(affected(fixture.batch(FAMILY, delete("r", null, ALL)))).containsExactly(1L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/old/" + (NOW - 100) + "=x");
  }

  @Test
  void deletesOneVersionWhereverItIs() {
    putFiveVersions();

    assertThat(affected(fixture.batch(FAMILY, delete("r", "q", -10), delete("r", "q", -40))))
        .containsExactly(2L, 2L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/50=v50", "r/q/30=v30", "r/q/20=v20");
  }

  @Test
  void deletesTheNewestVersion() {
    putFiveVersions();

    assertThat(affected(fixture.batch(FAMILY, delete("r", "q", LATEST)))).containsExactly(1L);
    assertThat(fixture.cells(FAMILY)).startsWith("r/q/40=v40");
  }

  @Test
  void deletesOnlyVersionsThatReadsShow() {
    putFiveVersions();

    assertThat(affected(fixture.batch(FAMILY, delete("r", "q", ALL)))).containsExactly(3L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/20=v20", "r/q/10=v10");
  }

  @Test
  void deletesVersionsUpToATimeCountedFromThere() {
    putFiveVersions();

    assertThat(affected(fixture.batch(FAMILY, delete("r", "q", 40)))).containsExactly(3L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/50=v50", "r/q/10=v10");
  }

  @Test
  void deletesAFamilyWholeUpToATimeOrAtOneTime() {
    fixture.withTable("");
    SingleOperation[] cells = {
      put("r", "p", -10, "1"),
      put("r", "p", -20, "2"),
      put("r", "q", -20, "3"),
      put("s", "q", -20, "4")
    };

    fixture.batch(FAMILY, cells);
    fixture.batch(FAMILY, delete("r", null, -20));
    assertThat(fixture.cells(FAMILY)).containsExactly("r/p/10=1", "s/q/20=4");
    fixture.batch(FAMILY, cells);
    fixture.batch(FAMILY, delete("r", null, 19));
    assertThat(fixture.cells(FAMILY)).containsExactly("r/p/20=2", "r/q/20=3", "s/q/20=4");
    fixture.batch(FAMILY, delete("r", null, ALL));
    assertThat(fixture.cells(FAMILY)).containsExactly("s/q/20=4");
  }

  @Test
  void deletesARowOverAllFamiliesAndReportsTheFirst() {
    fixture.withTable("");
    fixture.batch(
        "ht", put("r", "a.q", -5, "x"), put("r", "b.q", -6, "y"), put("r", "b.z", -6, "z"));

    assertThat(affected(fixture.batch("ht", delete("r", null, ALL)))).containsExactly(1L);
    assertThat(fixture.cells("ht$a")).isEmpty();
    assertThat(fixture.cells("ht$b")).isEmpty();
  }

  @Test
  void deletesColumnsAndFamiliesByTheirNamesInTheTable() {
    fixture.withTable("");
    fixture.batch(
        "ht", put("r", "a.q", -5, "x"), put("r", "b.q", -6, "y"), put("r", "b.z", -6, "z"));

    fixture.batch("ht", delete("r", "b.z", ALL));
    assertThat(fixture.cells("ht$b")).containsExactly("r/q/6=y");
    fixture.batch("ht", delete("r", "b.", ALL));
    assertThat(fixture.cells("ht$b")).isEmpty();
    assertThat(fixture.cells("ht$a")).containsExactly("r/q/5=x");
  }

  @Test
  void seesInOneBatchWhatStandsBefore() {
    fixture.withTable("");

    List<SingleResult> results = fixture.batch(
        FAMILY, put("r", "q", -5, "x"), delete("r", "q", ALL), put("r", "q", -4, "y"));

    assertThat(affected(results)).containsExactly(1L, 1L, 1L);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/q/4=y");
  }

  @Test
  void deletesWhatAQueryFindsOnceDistributedExecutionIsOn() {
    fixture.withTable("");
    fixture.batch(
        "ht", put("r", "a.q", -5, "x"), put("r", "a.q", -7, "y"), put("r", "b.q", -7, "z"));
    SingleOperation newest = deleteFound("r", filter("", 0, Long.MAX_VALUE, 1, "a.q"));

    assertRefused(ErrorCode.OB_NOT_SUPPORTED, "ht", newest);
    fixture.run("alter system set _obkv_enable_distributed_execution = true");
    assertThat(affected(fixture.batch("ht", newest))).containsExactly(1L);
    assertThat(fixture.cells("ht$a")).containsExactly("r/q/5=x");
    fixture.batch("ht", deleteFound("r", filter("", 0, Long.MAX_VALUE, Integer.MAX_VALUE)));
    assertThat(fixture.cells("ht$a")).isEmpty();
    assertThat(fixture.cells("ht$b")).isEmpty();
  }

  @Test
  void putsCellsIntoThePartitionsOfTheirTimes() {
    fixture.withTable(
        "",
        ", G bigint generated always as (abs(T)) virtual",
        "partition by key(K) partitions 2 subpartition by range columns(G) subpartition template"
            + " (subpartition p0 values less than (100), subpartition p1 values less than (maxvalue))");
    long tablet = fixture.table(FAMILY).tabletIds().get(0);
    long id = fixture.table(FAMILY).id();

    fixture.direct(
        FAMILY,
        id,
        tablet,
        put("r", "q", -50, "x"),
        put("r", "q", -150, "y"),
        put("r", "q", LATEST, "z"));
    assertThat(fixture.cells(FAMILY))
        .containsExactlyInAnyOrder("r/q/50=x", "r/q/150=y", "r/q/" + NOW + "=z");
    assertThat(fixture.batch(FAMILY, delete("r", "q", LATEST)).get(0).affectedRows())
        .isEqualTo(1);
    assertThat(fixture.cells(FAMILY)).containsExactlyInAnyOrder("r/q/50=x", "r/q/150=y");
    fixture.batch(FAMILY, delete("r", null, ALL));
    assertThat(fixture.cells(FAMILY)).isEmpty();
  }

  @Test
  void wantsTheIdsOfATableWhereNoProxyStandsBetween() {
    fixture.withTable("");
    long id = fixture.table("ht$b").id();

    fixture.direct("ht", id, 0, put("r", "a.q", -5, "x"));
    assertThat(fixture.cells("ht$a")).containsExactly("r/q/5=x");
    assertThatThrownBy(() -> fixture.direct("ht", -1, 0, put("r", "a.q", -5, "x")))
        .isInstanceOfSatisfying(
            RequestException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OB_TABLE_NOT_EXIST));
    assertThatThrownBy(() -> fixture.direct("ht", id, 77, put("r", "a.q", -5, "x")))
        .isInstanceOfSatisfying(
            RequestException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OB_TABLET_NOT_EXIST));
  }
}
