// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableModelTest {
  private static final String PRIMARY = "";
  private static final String NO_FILTER = "";

  private final TableModelFixture fixture = new TableModelFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void put(String table, long key, Property... properties) {
    assertThat(fixture
            .execute(
                OperationType.INSERT_OR_UPDATE,
                table,
                List.of(Value.ofBigInt(key)),
                List.of(properties))
            .affectedRows())
        .isEqualTo(1);
  }

  private static Property property(String name, Value value) {
    return new Property(name, value);
  }

  private Value read(String table, long key, String column) {
    return fixture
        .execute(
            OperationType.GET,
            table,
            List.of(Value.ofBigInt(key)),
            List.of(property(column, Value.NULL)))
        .entity()
        .properties()
        .get(0)
        .value();
  }

  private void createIndexed() {
    fixture.run("create table t (k bigint primary key, v bigint, key ix (v) global partition by"
        + " hash(v) partitions 3) partition by hash(k) partitions 2");
    for (long k = 0; k < 30; k++) {
      put("t", k, property("v", Value.ofBigInt(100 - k)));
    }
  }

  @Test
  void readsAGlobalIndexOverAllItsTabletsInOneOrder() {
    createIndexed();
    Query query = TableModelFixture.query(KeyRange.all(), "ix", NO_FILTER, List.of("v"));
    QueryResult result = fixture
        .model
        .query(TableModelFixture.request("t", -1, 0, query), fixture.proxied())
        .join();
    assertThat(result.values().stream().map(Value::bits).toList()).hasSize(30).isSorted();
  }

  @Test
  void readsEachTabletOfAGlobalIndexOnce() {
    createIndexed();
    TableSchema table = fixture.table("t");
    IndexSchema index = table.index("ix").orElseThrow();
    Query query = TableModelFixture.query(KeyRange.all(), "ix", NO_FILTER, List.of("v"));
    List<Long> all = new ArrayList<>();
    for (long tablet : index.tabletIds()) {
      QueryResult part = fixture
          .model
          .query(TableModelFixture.request("t", index.id(), tablet, query), fixture.direct())
          .join();
      part.values().forEach(value -> all.add(value.bits()));
    }
    assertThat(all).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void readsTheTabletsOfAGlobalIndexOfATableInOneTablet() {
    fixture.run("create table one (k bigint primary key, v bigint, key ix (v) global partition by"
        + " hash(v) partitions 3)");
    for (long k = 0; k < 9; k++) {
      put("one", k, property("v", Value.ofBigInt(k)));
    }
    IndexSchema index = fixture.table("one").index("ix").orElseThrow();
    Query query = TableModelFixture.query(KeyRange.all(), "ix", NO_FILTER, List.of("v"));
    List<Long> all = new ArrayList<>();
    for (long tablet : index.tabletIds()) {
      fixture
          .model
          .query(TableModelFixture.request("one", index.id(), tablet, query), fixture.direct())
          .join()
          .values()
          .forEach(value -> all.add(value.bits()));
    }
    assertThat(all).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void sendsDirectClientsToTheTabletsOfAGlobalIndex() {
    createIndexed();
    TableSchema table = fixture.table("t");
    long index = table.index("ix").orElseThrow().id();
    Query query = TableModelFixture.query(KeyRange.all(), "ix", NO_FILTER, List.of());
    assertThatThrownBy(() -> fixture.model.query(
            TableModelFixture.request("t", index, table.tabletIds().get(0), query),
            fixture.direct()))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_ERR_KV_GLOBAL_INDEX_ROUTE));
  }

  @Test
  void stopsAQueryAtItsDeadline() {
    fixture.run("create table many (k bigint primary key, v bigint)");
    for (long k = 0; k < 300; k++) {
      put("many", k, property("v", Value.ofBigInt(k)));
    }
    Query query = TableModelFixture.query(KeyRange.all(), PRIMARY, NO_FILTER, List.of());
    assertThatThrownBy(() -> fixture.model.query(
            TableModelFixture.request("many", -1, 0, query), fixture.context(true, -1)))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_TIMEOUT));
  }

  @Test
  void keepsJsonInItsNormalForm() {
    fixture.run("create table j (k bigint primary key, j json)");
    put("j", 1, property("j", Value.ofString("{\"a\":1}")));
    assertThat(read("j", 1, "j").string()).isEqualTo("{\"a\": 1}");
  }

  @Test
  void keepsTheFractionOfATimeWhateverThePrecision() {
    fixture.run("create table tm (k bigint primary key, t time)");
    put("tm", 1, property("t", Value.ofNumber(ValueType.TIME, 3_600_000_005L)));
    assertThat(read("tm", 1, "t").bits()).isEqualTo(3_600_000_005L);
  }

  private QueryAndMutateResult increment(long from, List<Value> key, boolean returning) {
    KeyRange range =
        KeyRange.of(List.of(Value.ofBigInt(from)), true, List.of(Value.ofBigInt(from)), true);
    Operation operation = new Operation(
        OperationType.INCREMENT.number(),
        new Entity(key, List.of(property("v", Value.ofBigInt(1)))));
    return fixture
        .model
        .queryAndMutate(
            fixture.mutation(
                "c",
                TableModelFixture.query(range, PRIMARY, NO_FILTER, List.of()),
                operation,
                returning,
                0),
            fixture.proxied())
        .join();
  }

  @Test
  void looksAtTheKeyOfAMutationOnlyWhenThereIsARow() {
    fixture.run("create table c (k bigint primary key, v bigint)");
    put("c", 1, property("v", Value.ofBigInt(1)));
    assertThat(increment(2, List.of(Value.ofBigInt(2)), false).affectedRows()).isZero();
    assertThatThrownBy(() -> increment(1, List.of(Value.ofBigInt(1)), false))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RequestException.class);
  }

  @Test
  void returnsNoNamesWhenNoRowWasChanged() {
    fixture.run("create table c (k bigint primary key, v bigint)");
    put("c", 1, property("v", Value.ofBigInt(1)));
    assertThat(increment(2, List.of(), true).rows().columns()).isEmpty();
    assertThat(increment(1, List.of(), true).rows().columns()).containsExactly("k", "v");
  }
}
