// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutateFlags;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.server.error.RequestException;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that is addressed like a proxy does where a proxy is not the same as a server. */
class ProxiedRequestsTest {
  private static final long NONE = -1;

  private final TableModelFixture fixture = new TableModelFixture();

  @BeforeEach
  void fill() {
    fixture.run("create table t (k bigint primary key, v bigint) partition by range columns(k)"
        + " (partition p0 values less than (100), partition p1 values less than (200),"
        + " partition p2 values less than (maxvalue))");
    for (long k : new long[] {10, 20, 150, 250}) {
      put(k, k);
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void put(long key, long value) {
    var unused = fixture.execute(
        OperationType.INSERT_OR_UPDATE,
        "t",
        List.of(Value.ofBigInt(key)),
        List.of(new Property("v", Value.ofBigInt(value))));
  }

  private static KeyRange between(long from, long to) {
    return KeyRange.of(List.of(Value.ofBigInt(from)), true, List.of(Value.ofBigInt(to)), true);
  }

  /** The sum and the number of the rows in a range. */
  private static QueryRequest aggregates(KeyRange range) {
    Query query = new Query(
        List.of(range),
        List.of("sum(v)", "count(*)"),
        "",
        -1,
        0,
        ScanOrder.FORWARD.number(),
        "",
        -1,
        -1,
        null,
        List.of(),
        List.of(
            new Aggregation(AggregationType.SUM.number(), "v"),
            new Aggregation(AggregationType.COUNT.number(), "*")),
        null,
        0,
        Query.ALL_TRAILING);
    return TableModelFixture.request("t", NONE, 0, query);
  }

  private static List<Long> numbers(QueryResult result) {
    return result.values().stream().map(Value::bits).toList();
  }

  private List<Long> wholeAnswer(KeyRange range) {
    return numbers(fixture.model.query(aggregates(range), fixture.proxied()).join());
  }

  @Test
  void aggregatesAreARowForEachPartitionOfTheRange() {
    assertThat(wholeAnswer(between(0, 150))).containsExactly(30L, 2L, 150L, 1L);
    assertThat(wholeAnswer(KeyRange.all())).containsExactly(30L, 2L, 150L, 1L, 250L, 1L);
    assertThat(wholeAnswer(between(0, 99))).containsExactly(30L, 2L);
  }

  @Test
  void aggregatesInPagesAreOneRow() {
    AsyncQueryRequest start =
        new AsyncQueryRequest(aggregates(KeyRange.all()), NONE, QueryStep.START.number());
    assertThat(numbers(fixture.model.asyncQuery(start, fixture.proxied()).join().result()))
        .containsExactly(430L, 4L);
  }

  @Test
  void anUnknownTableIsNamedInTheWordsOfClients() {
    Query all = TableModelFixture.query(KeyRange.all(), "", "", List.of());
    QueryRequest unknown = TableModelFixture.request("none", NONE, 0, all);
    assertRefusal(unknown, fixture.proxied(), "table not exist: none");
    assertRefusal(unknown, fixture.direct(), "Unknown table 'none' in ");
  }

  private void assertRefusal(QueryRequest request, RequestContext context, String text) {
    assertThatThrownBy(() -> fixture.model.query(request, context))
        .isInstanceOfSatisfying(RequestException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.OB_TABLE_NOT_EXIST);
          assertThat(e.text()).isEqualTo(text);
        });
  }

  @Test
  void aRowIsStoredInItsOwnPartitionWhereverTheCheckLooked() {
    Operation store = new Operation(
        OperationType.INSERT_OR_UPDATE.number(),
        new Entity(List.of(Value.ofBigInt(260)), List.of(new Property("v", Value.ofBigInt(260)))));
    Query check = TableModelFixture.query(between(10, 10), "", "", List.of());
    assertThat(fixture
            .model
            .queryAndMutate(
                fixture.mutation("t", check, store, false, QueryAndMutateFlags.CHECK_AND_EXECUTE),
                fixture.proxied())
            .join()
            .affectedRows())
        .isEqualTo(1);
    assertThat(fixture
            .execute(
                OperationType.GET,
                "t",
                List.of(Value.ofBigInt(260)),
                List.of(new Property("v", Value.NULL)))
            .entity()
            .properties())
        .containsExactly(new Property("v", Value.ofBigInt(260)));
  }
}
