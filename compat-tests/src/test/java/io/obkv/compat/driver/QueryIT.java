// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Rows;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranges, order, limits, indexes and pages of queries, and the three ways to read them. */
@DriverCases
class QueryIT {
  private final TableClient client;
  private final Tables tables;
  private Table table;

  QueryIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    String name =
        tables.create("(a int, b int, v bigint, s varchar(20), primary key (a, b), key by_v (v))");
    tables.fill(
        name, "1,1,60,'p'", "1,2,50,'q'", "2,1,40,'p'", "2,2,30,'q'", "3,1,20,'p'", "3,2,10,null");
    table = client.table(name);
  }

  private static Key at(int a, int b) {
    return Key.of("a", a).and("b", b);
  }

  private List<Long> values(Query.Builder query) {
    try (Stream<Row> rows = table.stream(query.build())) {
      return rows.map(row -> row.getLong("v")).toList();
    }
  }

  private List<Long> values(ScanRange range) {
    return values(Query.builder().range(range));
  }

  @Test
  void everythingComesInKeyOrder() {
    assertThat(values(Query.builder())).containsExactly(60L, 50L, 40L, 30L, 20L, 10L);
  }

  @Test
  void bothEndsBelongToARange() {
    assertThat(values(ScanRange.between(at(1, 2), at(2, 2)))).containsExactly(50L, 40L, 30L);
  }

  @Test
  void endsMayBeLeftOut() {
    assertThat(values(ScanRange.between(at(1, 2), false, at(2, 2), false))).containsExactly(40L);
  }

  @Test
  void aKeyAndAllAboveIt() {
    assertThat(values(ScanRange.from(at(2, 2)))).containsExactly(30L, 20L, 10L);
    assertThat(values(ScanRange.after(at(2, 2)))).containsExactly(20L, 10L);
  }

  @Test
  void aKeyAndAllBelowIt() {
    assertThat(values(ScanRange.to(at(1, 2)))).containsExactly(60L, 50L);
    assertThat(values(ScanRange.before(at(1, 2)))).containsExactly(60L);
  }

  @Test
  void aPrefixOfTheKey() {
    assertThat(values(ScanRange.prefix(Key.of("a", 2)))).containsExactly(40L, 30L);
  }

  @Test
  void oneKey() {
    assertThat(values(ScanRange.only(at(3, 2)))).containsExactly(10L);
    assertThat(values(ScanRange.only(at(9, 9)))).isEmpty();
  }

  @Test
  void severalRanges() {
    assertThat(values(Query.builder()
            .range(ScanRange.only(at(1, 1)))
            .range(ScanRange.between(at(3, 1), at(3, 2)))))
        .containsExactlyInAnyOrder(60L, 20L, 10L);
  }

  @Test
  void reverseOrderWithLimitAndOffset() {
    assertThat(values(Query.builder().reverse().offset(1).limit(2))).containsExactly(20L, 30L);
  }

  @Test
  void anIndexGivesItsOrder() {
    assertThat(values(Query.builder()
            .index("by_v")
            .range(ScanRange.between(Key.of("v", 20L), Key.of("v", 50L)))))
        .containsExactly(20L, 30L, 40L, 50L);
  }

  @Test
  void onlyTheSelectedColumnsCome() {
    try (Rows rows = table.query(Query.builder().select("s").limit(1).build())) {
      assertThat(rows.next().columns()).containsExactly("s");
    }
  }

  @Test
  void pagesMakeNoDifference() {
    assertThat(values(Query.builder().pageSize(1))).containsExactly(60L, 50L, 40L, 30L, 20L, 10L);
    assertThat(values(Query.builder().pageSize(4).limit(5)))
        .containsExactly(60L, 50L, 40L, 30L, 20L);
  }

  @Test
  void theIteratorEndsBehindTheLastRow() {
    try (Rows rows = table.query(Query.of(ScanRange.only(at(1, 1))))) {
      rows.next();
      assertThat(rows.hasNext()).isFalse();
      assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void aClosedIteratorHasNoMoreRows() {
    Rows rows = table.query(Query.builder().pageSize(2).build());
    rows.next();
    rows.close();
    assertThat(rows.hasNext()).isFalse();
    assertThat(values(Query.builder().limit(1))).containsExactly(60L);
  }

  @Test
  void aPublisherSendsNoMoreThanIsAskedFor() throws Exception {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    table.publisher(Query.builder().pageSize(2).build()).subscribe(new OneByOne(done));
    assertThat(done.get(20, TimeUnit.SECONDS)).isEqualTo(6);
  }

  /** Asks for the next row when it has one. */
  private static final class OneByOne implements Flow.Subscriber<Row> {
    private final CompletableFuture<Integer> done;
    private Flow.Subscription subscription;
    private int rows;
    private int asked;

    OneByOne(CompletableFuture<Integer> done) {
      this.done = done;
    }

    @Override
    public void onSubscribe(Flow.Subscription toRows) {
      subscription = toRows;
      ask();
    }

    private void ask() {
      asked++;
      subscription.request(1);
    }

    @Override
    public void onNext(Row row) {
      rows++;
      if (rows > asked) {
        done.completeExceptionally(new AssertionError("a row that nobody asked for"));
      }
      ask();
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(rows);
    }
  }
}
