// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.CellsFixture.Read;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads over all families of a table and over all its partitions. */
class WholeTableReadTest {
  private final CellsFixture fixture = new CellsFixture();

  @BeforeEach
  void make() {
    fixture.run("create tablegroup t sharding = 'ADAPTIVE'");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void twoFamilies(String partitioning) {
    fixture.family("t", "a", "", partitioning);
    fixture.family("t", "b", "\"MaxVersions\": 1", partitioning);
    for (long time : new long[] {1, 2}) {
      fixture.put("t$a", "r1", time, "q");
      fixture.put("t$b", "r1", time, "p", "q");
      fixture.put("t$b", "r2", time, "q");
      fixture.put("t$a", "r3", time, "q");
    }
  }

  private List<String> get(Read read) {
    return fixture.scan(read).stream().flatMap(List::stream).toList();
  }

  @Test
  void answersRowByRowWithEachFamilyOwnVersions() {
    twoFamilies("");
    assertThat(get(new Read("t").versions(9)))
        .containsExactly(
            "r1/a:q@2", "r1/a:q@1", "r1/b:p@2", "r1/b:q@2", "r2/b:q@2", "r3/a:q@2", "r3/a:q@1");
    assertThat(get(new Read("t").reversed()))
        .containsExactly("r3/a:q@2", "r2/b:q@2", "r1/a:q@2", "r1/b:p@2", "r1/b:q@2");
  }

  @Test
  void countsRowsOverFamilies() {
    twoFamilies("");
    assertThat(get(new Read("t").rows(2))).hasSize(4);
    assertThat(fixture.scan(new Read("t").pages(1, -1, -1)).stream().map(List::size))
        .containsExactly(3, 1, 1);
  }

  @Test
  void selectsFamiliesAndTheirColumns() {
    twoFamilies("");
    assertThat(get(new Read("t").columns("b.")))
        .containsExactly("r1/b:p@2", "r1/b:q@2", "r2/b:q@2");
    assertThat(get(new Read("t").columns("a.q", "b.p")))
        .containsExactly("r1/a:q@2", "r1/b:p@2", "r3/a:q@2");
    assertThat(get(new Read("t").columns("p"))).containsExactly("r1/b:p@2");
    assertThat(get(new Read("t").columns("zz.q", "b.p"))).containsExactly("r1/b:p@2");
    assertThatThrownBy(() -> get(new Read("t").columns("zz.q")))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_INVALID_ARGUMENT));
  }

  @Test
  void takesQualifiersWithAndWithoutTheFamilyInAScanOfOne() {
    fixture.family("t", "a", "", "");
    fixture.put("t$a", "r", 1, "q", "x.y");
    assertThat(get(new Read("t$a").columns("a.q"))).containsExactly("r/q@1");
    assertThat(get(new Read("t$a").columns("any.q"))).containsExactly("r/q@1");
    assertThat(get(new Read("t$a").columns("x.y"))).isEmpty();
    assertThat(get(new Read("t$a").columns("a.x.y"))).containsExactly("r/x.y@1");
    assertThat(fixture.get(new Read("t$a").columns("x.y"))).containsExactly("r/x.y@1");
  }

  @Test
  void filtersEachFamilyByItself() {
    twoFamilies("");
    assertThat(
            get(new Read("t").filter("SingleColumnValueFilter('b','q',=,'binary:r1q2',true,true)")))
        .containsExactly("r1/b:p@2", "r1/b:q@2");
    assertThat(get(new Read("t").filter("FamilyFilter(=,'binary:a')")))
        .containsExactly("r1/a:q@2", "r3/a:q@2");
    assertThat(get(new Read("t").filter("FirstKeyOnlyFilter()")))
        .containsExactly("r1/a:q@2", "r1/b:p@2", "r2/b:q@2", "r3/a:q@2");
  }

  @Test
  void mergesPartitionsInTheOrderOfRows() {
    fixture.family("t", "a", "", "partition by key (K) partitions 7");
    for (int i = 10; i < 40; i++) {
      fixture.put("t$a", "r" + i, 1, "x", "y");
    }
    List<String> cells = get(new Read("t$a"));
    assertThat(cells).hasSize(60).isSorted();
    assertThat(get(new Read("t$a").rows(3))).isEqualTo(cells.subList(0, 6));
    assertThat(get(new Read("t$a").filter("PageFilter(3)"))).isEqualTo(cells.subList(0, 6));
    List<String> backwards = get(new Read("t$a").reversed());
    assertThat(backwards).hasSize(60);
    assertThat(backwards.subList(0, 3)).containsExactly("r39/x@1", "r39/y@1", "r38/x@1");
  }

  @Test
  void findsTheVersionsOfACellInSeveralPartitions() {
    fixture.run("create table `t$a` (K varbinary(1024), Q varbinary(256), T bigint,"
        + " V varbinary(1024), G bigint generated always as (abs(T)), primary key (K, Q, T))"
        + " tablegroup = t kv_attributes = '{\"Hbase\": {}}'"
        + " partition by range columns (G) (partition p0 values less than (10),"
        + " partition p1 values less than (20), partition p2 values less than (maxvalue))");
    for (long time : new long[] {5, 15, 25}) {
      fixture.run("insert into `t$a` (K, Q, T, V) values ('r', 'q', -" + time + ", 'v'),"
          + " ('s', 'q', -" + time + ", 'v')");
    }
    assertThat(get(new Read("t$a").versions(2)))
        .containsExactly("r/q@25", "r/q@15", "s/q@25", "s/q@15");
    assertThat(get(new Read("t$a").reversed().versions(2)))
        .containsExactly("s/q@25", "s/q@15", "r/q@25", "r/q@15");
    assertThat(get(new Read("t$a").filter("FirstKeyOnlyFilter()").versions(3)))
        .containsExactly("r/q@25", "s/q@25");
  }

  @Test
  void readsTheOnePartitionThatTheRequestNames() {
    twoFamilies("partition by key (K) partitions 3");
    List<String> found = new ArrayList<>();
    for (long tablet : fixture.table("t$b").tabletIds()) {
      QueryRequest all = new Read("t").request();
      QueryRequest one = new QueryRequest(
          all.credential(),
          all.tableName(),
          fixture.table("t$b").id(),
          tablet,
          all.entityType(),
          0,
          all.query(),
          0,
          -1);
      found.addAll(CellsFixture.cells(fixture.reads.query(one, fixture.context())));
    }
    assertThat(found)
        .containsExactlyInAnyOrder("r1/a:q@2", "r1/b:p@2", "r1/b:q@2", "r2/b:q@2", "r3/a:q@2");
  }
}
