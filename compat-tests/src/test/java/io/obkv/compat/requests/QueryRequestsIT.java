// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObObj;
import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import com.alipay.oceanbase.rpc.table.api.TableQuery;
import io.obkv.table.Rows;
import io.obkv.table.Table;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Queries read in pages: both clients send the same bytes for every page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryRequestsIT {
  private static final String TABLE = BothClients.TABLE;
  private static final Key LOW = Key.of("a", 0L).and("b", "");
  private static final Key HIGH = Key.of("a", 9L).and("b", "zz");
  /** The official client's default. */
  private static final int PAGE = 100;

  private BothClients clients;

  @BeforeAll
  void start() throws Exception {
    clients = BothClients.start();
  }

  @AfterAll
  void close() throws Exception {
    clients.close();
  }

  private static Object[] at(Object... key) {
    return key;
  }

  private static TableQuery ranged(TableQuery query) {
    return query.setScanRangeColumns("a", "b").addScanRange(at(0L, ""), at(9L, "zz"));
  }

  private static Query.Builder ranged() {
    return Query.builder().range(ScanRange.between(LOW, HIGH)).pageSize(PAGE);
  }

  private static void readAll(TableQuery query) throws Exception {
    QueryResultSet rows = query.asyncExecute();
    while (rows.next()) {
      rows.getRow();
    }
  }

  private static void readAll(Table table, Query query) {
    try (Rows rows = table.query(query)) {
      while (rows.hasNext()) {
        rows.next();
      }
    }
  }

  private void assertSame(BothClients.Use<TableQuery> official, Query query) throws Exception {
    clients.assertSame(
        c -> {
          TableQuery theirs = c.query(TABLE).setBatchSize(PAGE);
          official.of(theirs);
          readAll(theirs);
        },
        t -> readAll(t, query));
  }

  @Test
  void aRangeOfNamedColumns() throws Exception {
    assertSame(q -> ranged(q).select("c", "e"), ranged().select("c", "e").build());
  }

  @Test
  void allColumns() throws Exception {
    assertSame(QueryRequestsIT::ranged, ranged().build());
  }

  @Test
  void bordersLeftOut() throws Exception {
    assertSame(
        q -> q.setScanRangeColumns("a", "b")
            .addScanRange(at(0L, ""), false, at(9L, "zz"), false)
            .select("c"),
        Query.builder()
            .range(ScanRange.between(LOW, false, HIGH, false))
            .select("c")
            .pageSize(PAGE)
            .build());
  }

  @Test
  void oneBorderLeftOut() throws Exception {
    assertSame(
        q -> q.setScanRangeColumns("a", "b")
            .addScanRange(at(0L, ""), true, at(9L, "zz"), false)
            .addScanRange(at(10L, ""), false, at(19L, "zz"), true)
            .select("c"),
        Query.builder()
            .range(ScanRange.between(LOW, true, HIGH, false))
            .range(ScanRange.between(
                Key.of("a", 10L).and("b", ""), false, Key.of("a", 19L).and("b", "zz"), true))
            .select("c")
            .pageSize(PAGE)
            .build());
  }

  @Test
  void aFilter() throws Exception {
    assertSame(
        q -> ranged(q)
            .select("c")
            .setFilter(ObTableFilterFactory.andList(
                ObTableFilterFactory.compareVal(ObCompareOp.GE, "c", 10),
                ObTableFilterFactory.orList(
                    ObTableFilterFactory.compareVal(ObCompareOp.EQ, "e", "its"),
                    ObTableFilterFactory.compareVal(ObCompareOp.NE, "d", 7L)))),
        ranged()
            .select("c")
            .where(Filter.ge("c", 10).and(Filter.eq("e", "its").or(Filter.ne("d", 7L))))
            .build());
  }

  @Test
  void aFilterForNull() throws Exception {
    assertSame(
        q -> ranged(q)
            .select("c")
            .setFilter(ObTableFilterFactory.compareVal(ObCompareOp.IS, "g", null)),
        ranged().select("c").where(Filter.isNull("g")).build());
  }

  @Test
  void aFilterByList() throws Exception {
    assertSame(
        q -> ranged(q).select("c").setFilter(ObTableFilterFactory.in("c", 10, 11, 12)),
        ranged().select("c").where(Filter.in("c", List.of(10, 11, 12))).build());
  }

  @Test
  void limitAndOffset() throws Exception {
    assertSame(
        q -> ranged(q).select("c").limit(1, 5),
        ranged().select("c").offset(1).limit(5).build());
  }

  @Test
  void limitOnly() throws Exception {
    assertSame(
        q -> ranged(q).select("c").limit(1), ranged().select("c").limit(1).build());
  }

  @Test
  void reverseOrder() throws Exception {
    assertSame(
        q -> ranged(q).select("c").scanOrder(false),
        ranged().select("c").reverse().build());
  }

  @Test
  void anIndex() throws Exception {
    assertSame(
        q -> q.indexName("by_d")
            .setScanRangeColumns("d")
            .addScanRange(at(50L), at(500L))
            .select("c", "d"),
        Query.builder()
            .index("by_d")
            .range(ScanRange.between(Key.of("d", 50L), Key.of("d", 500L)))
            .select("c", "d")
            .pageSize(PAGE)
            .build());
  }

  @Test
  void severalPages() throws Exception {
    assertSame(
        q -> ranged(q).select("c").setBatchSize(1),
        ranged().select("c").pageSize(1).build());
  }

  @Test
  void boundedBytes() throws Exception {
    assertSame(
        q -> ranged(q).select("c").setMaxResultSize(10_000),
        ranged().select("c").maxPageBytes(10_000).build());
  }

  @Test
  void theWholeTable() throws Exception {
    assertSame(
        q -> q.addScanRange(at(ObObj.getMin(), ObObj.getMin()), at(ObObj.getMax(), ObObj.getMax()))
            .select("c"),
        Query.builder()
            .range(ScanRange.between(
                Key.positional(Key.MIN, Key.MIN), Key.positional(Key.MAX, Key.MAX)))
            .select("c")
            .pageSize(PAGE)
            .build());
  }

  @Test
  void closingEarly() throws Exception {
    clients.assertSame(
        c -> {
          QueryResultSet rows =
              ranged(c.query(TABLE)).select("c").setBatchSize(1).asyncExecute();
          rows.next();
          rows.close();
          c.get(TABLE, at(1L, "x"), new String[] {"c"});
        },
        t -> {
          try (Rows rows = t.query(ranged().select("c").pageSize(1).build())) {
            rows.next();
          }
          // The end is not waited for, but goes before what follows.
          t.get(Get.of(Key.positional(1L, "x")).select("c"));
        });
  }
}
