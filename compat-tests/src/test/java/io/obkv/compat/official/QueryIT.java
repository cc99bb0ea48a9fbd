// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.table.api.TableQuery;
import io.obkv.compat.environment.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranges, order, limits and indexes of queries. */
@CompatibilityCases
class QueryIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  QueryIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.create(
        "(a int, b int, v bigint, s varchar(20), primary key (a, b), key by_v (v), key by_s (s, v))");
    client.addRowKeyElement(table, new String[] {"a", "b"});
    tables.fill(
        table, "1,1,60,'p'", "1,2,50,'q'", "2,1,40,'p'", "2,2,30,'q'", "3,1,20,'p'", "3,2,10,null");
  }

  private static Object[] at(Object... key) {
    return key;
  }

  /** A query over the key columns that selects v. */
  private TableQuery byKey() {
    return client.query(table).setScanRangeColumns("a", "b").select("v");
  }

  private static List<Object> values(TableQuery query) throws Exception {
    return Rows.column("v", query.execute());
  }

  @Test
  void aRangeIncludesItsEnds() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 2), at(2, 2)))).containsExactly(50L, 40L, 30L);
  }

  @Test
  void theStartMayBeLeftOut() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 2), false, at(2, 2), true)))
        .containsExactly(40L, 30L);
  }

  @Test
  void theEndMayBeLeftOut() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 2), true, at(2, 2), false)))
        .containsExactly(50L, 40L);
  }

  @Test
  void anEmptyRangeHasNoRows() throws Exception {
    assertThat(values(byKey().addScanRange(at(9, 0), at(9, 9)))).isEmpty();
  }

  @Test
  void aRangeWhoseStartIsAboveItsEndHasNoRows() throws Exception {
    assertThat(values(byKey().addScanRange(at(3, 0), at(1, 0)))).isEmpty();
  }

  @Test
  void rangesAreReadInAscendingOrder() throws Exception {
    assertThat(values(byKey().addScanRange(at(3, 1), at(3, 1)).addScanRange(at(1, 1), at(1, 1))))
        .containsExactly(60L, 20L);
  }

  @Test
  void aRowInTwoRangesComesTwice() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(1, 2)).addScanRange(at(1, 2), at(2, 1))))
        .containsExactlyInAnyOrder(60L, 50L, 50L, 40L);
  }

  @Test
  void reverseOrderStartsAtTheEnd() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(2, 1)).scanOrder(false)))
        .containsExactly(40L, 50L, 60L);
  }

  @Test
  void aPrefixOfTheKeyIsARange() throws Exception {
    assertThat(values(client
            .query(table)
            .setScanRangeColumns("a")
            .addScanRange(at(2), at(3))
            .select("v")))
        .containsExactly(40L, 30L, 20L, 10L);
  }

  @Test
  void startsWithIsOpenAtTheEnd() throws Exception {
    assertThat(values(client
            .query(table)
            .setScanRangeColumns("a")
            .addScanRangeStartsWith(at(3))
            .select("v")))
        .containsExactly(20L, 10L);
  }

  @Test
  void endsWithIsOpenAtTheStart() throws Exception {
    assertThat(values(client
            .query(table)
            .setScanRangeColumns("a")
            .addScanRangeEndsWith(at(1))
            .select("v")))
        .containsExactly(60L, 50L);
  }

  @Test
  void limitCutsTheResult() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(3, 2)).limit(2))).containsExactly(60L, 50L);
  }

  @Test
  void offsetSkipsRowsBeforeTheLimit() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(3, 2)).limit(1, 2)))
        .containsExactly(50L, 40L);
  }

  @Test
  void offsetBeyondTheRowsLeavesNone() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(3, 2)).limit(10, 2))).isEmpty();
  }

  @Test
  void limitAndOffsetCountInScanOrder() throws Exception {
    assertThat(values(byKey().addScanRange(at(1, 1), at(3, 2)).scanOrder(false).limit(1, 2)))
        .containsExactly(20L, 30L);
  }

  @Test
  void withoutSelectionEveryColumnComes() throws Exception {
    assertThat(Rows.all(client
            .query(table)
            .setScanRangeColumns("a", "b")
            .addScanRange(at(1, 1), at(1, 1))
            .execute()))
        .containsExactly(Map.of("a", 1, "b", 1, "v", 60L, "s", "p"));
  }

  @Test
  void theCountOfRowsIsKnownAtOnce() throws Exception {
    assertThat(byKey().addScanRange(at(1, 1), at(3, 2)).execute().cacheSize()).isEqualTo(6);
  }

  @Test
  void anIndexIsReadInItsOwnOrder() throws Exception {
    assertThat(values(client
            .query(table)
            .indexName("by_v")
            .setScanRangeColumns("v")
            .addScanRange(at(20L), at(50L))
            .select("v")))
        .containsExactly(20L, 30L, 40L, 50L);
  }

  @Test
  void anIndexLooksOtherColumnsUp() throws Exception {
    assertThat(Rows.all(client
            .query(table)
            .indexName("by_v")
            .setScanRangeColumns("v")
            .addScanRange(at(50L), at(50L))
            .select("a", "b", "s")
            .execute()))
        .containsExactly(Map.of("a", 1, "b", 2, "s", "q"));
  }

  @Test
  void anIndexIsReadBackwards() throws Exception {
    assertThat(values(client
            .query(table)
            .indexName("by_v")
            .setScanRangeColumns("v")
            .addScanRange(at(20L), at(50L))
            .scanOrder(false)
            .limit(2)
            .select("v")))
        .containsExactly(50L, 40L);
  }

  @Test
  void aPrefixOfAnIndexIsARange() throws Exception {
    assertThat(values(client
            .query(table)
            .indexName("by_s")
            .setScanRangeColumns("s")
            .addScanRange(at("p"), at("p"))
            .select("v")))
        .containsExactly(20L, 40L, 60L);
  }

  @Test
  void primaryNamesTheKey() throws Exception {
    assertThat(values(byKey().primaryIndex().addScanRange(at(1, 1), at(1, 2))))
        .containsExactly(60L, 50L);
  }

  @Test
  void anIndexFollowsUpdatesAndDeletes() throws Exception {
    client.update(table, at(1, 1), new String[] {"v"}, new Object[] {25L});
    client.delete(table, at(2, 2));
    assertThat(values(client
            .query(table)
            .indexName("by_v")
            .setScanRangeColumns("v")
            .addScanRange(at(0L), at(100L))
            .select("v")))
        .containsExactly(10L, 20L, 25L, 40L, 50L);
  }

  @Test
  void anUnknownColumnIsRefused() {
    assertRefused(
        -4201,
        () -> byKey().select("nope").addScanRange(at(1, 1), at(1, 2)).execute().next());
  }

  @Test
  void rangesOfAWrongTypeAreRefused() {
    assertRefused(
        -10511, () -> byKey().addScanRange(at("x", 1), at("y", 2)).execute().next());
  }

  @Test
  void aRangeMustHaveEveryColumnItNames() {
    assertRefused(-10513, () -> byKey().addScanRange(at(1), at(2)).execute().next());
  }
}
