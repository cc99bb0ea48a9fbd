// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.coprocessor.Batch;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Table.batch with everything that it takes. */
public final class BatchCases extends CaseGroup {
  BatchCases() {
    super("batch");
  }

  private Object[] batch(Row... actions) throws Exception {
    return batch(List.of(actions));
  }

  private Object[] batch(List<? extends Row> actions) throws Exception {
    Object[] results = new Object[actions.size()];
    table().batch(actions, results);
    return results;
  }

  private static String text(Object result) {
    return Cells.text((Result) result);
  }

  private Put putOf(String row, String... cells) {
    return Cells.put(row(row), cells);
  }

  @HBaseCase
  public void gets() throws Exception {
    put("x", "a:q=v1");
    put("y", "b:q=v2");
    Object[] results = batch(get("y"), get("none"), get("x"));
    assertThat(text(results[0])).isEqualTo("b:q=v2");
    assertThat(text(results[1])).isEmpty();
    assertThat(text(results[2])).isEqualTo("a:q=v1");
  }

  @HBaseCase
  public void getsOfSeveralFamiliesWithFilterAndVersions() throws Exception {
    put("x", "a:q@1=v1", "a:q@2=v2", "b:q@1=w1", "b:r@1=w2");
    Object[] results = batch(
        get("x").readAllVersions().addFamily(A),
        get("x")
            .setFilter(
                new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("r")))),
        get("x").setTimeRange(0, 2));
    assertThat(text(results[0])).isEqualTo("a:q=v2 a:q=v1");
    assertThat(text(results[1])).isEqualTo("b:r=w2");
    assertThat(text(results[2])).isEqualTo("a:q=v1 b:q=w1 b:r=w2");
  }

  @HBaseCase
  public void putsAreEmptyResults() throws Exception {
    Object[] results = batch(putOf("x", "a:q=v1"), putOf("y", "b:q=v2", "c:q=v3"));
    assertThat(results[0])
        .isInstanceOfSatisfying(Result.class, r -> assertThat(r.isEmpty()).isTrue());
    assertThat(results[1]).isInstanceOf(Result.class);
    assertThat(rows(scan())).isEqualTo("x{a:q=v1} y{b:q=v2 c:q=v3}");
  }

  @HBaseCase
  public void deletesAreEmptyResults() throws Exception {
    put("x", "a:q=v1", "b:q=v1");
    put("y", "b:q=v2");
    Object[] results = batch(delete("x").addFamily(A), delete("y"), delete("none"));
    assertThat(results[0])
        .isInstanceOfSatisfying(Result.class, r -> assertThat(r.isEmpty()).isTrue());
    assertThat(results[2]).isInstanceOf(Result.class);
    assertThat(rows(scan())).isEqualTo("x{b:q=v1}");
  }

  @HBaseCase
  public void mixedOfGetPutDelete() throws Exception {
    put("x", "a:q=v1");
    put("y", "a:q=v2");
    Object[] results = batch(putOf("z", "a:q=v3"), get("x"), delete("y"));
    assertThat(text(results[1])).isEqualTo("a:q=v1");
    assertThat(rows(scan())).isEqualTo("x{a:q=v1} z{a:q=v3}");
  }

  @HBaseCase
  public void increments() throws Exception {
    Object[] results = batch(
        new Increment(row("x")).addColumn(A, Q, 2),
        new Increment(row("y")).addColumn(A, Q, 3).addColumn(B, Q, 4));
    assertThat(Bytes.toLong(((Result) results[0]).getValue(A, Q))).isEqualTo(2);
    assertThat(Bytes.toLong(((Result) results[1]).getValue(B, Q))).isEqualTo(4);
  }

  @HBaseCase
  public void incrementsOfOneRowAllCount() throws Exception {
    List<Row> actions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      actions.add(new Increment(row("x")).addColumn(A, Q, 1));
    }
    batch(actions);
    assertThat(Bytes.toLong(table().get(get("x")).getValue(A, Q))).isEqualTo(10);
  }

  @HBaseCase
  public void appends() throws Exception {
    put("x", "a:q=v");
    Object[] results = batch(
        new Append(row("x")).addColumn(A, Q, bytes("w")),
        new Append(row("y")).addColumn(A, Q, bytes("n")));
    assertThat(text(results[0])).isEqualTo("a:q=vw");
    assertThat(text(results[1])).isEqualTo("a:q=n");
  }

  @HBaseCase
  public void rowMutations() throws Exception {
    put("x", "a:1@1=v1");
    RowMutations mutations = RowMutations.of(
        List.of(putOf("x", "a:2=v2", "b:1=v3"), Cells.deleteColumns(row("x"), "a:1")));
    Object[] results = batch(mutations, putOf("y", "a:q=v"));
    assertThat(results[0]).isInstanceOf(Result.class);
    assertThat(rows(scan())).isEqualTo("x{a:2=v2 b:1=v3} y{a:q=v}");
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void checkAndMutates() throws Exception {
    put("x", "a:q=v1");
    Object[] results = batch(
        CheckAndMutate.newBuilder(row("x"))
            .ifEquals(A, Q, bytes("v1"))
            .build(putOf("x", "a:r=yes")),
        CheckAndMutate.newBuilder(row("y"))
            .ifEquals(A, Q, bytes("v1"))
            .build(putOf("y", "a:r=no")));
    assertThat(((CheckAndMutateResult) results[0]).isSuccess()).isTrue();
    assertThat(((CheckAndMutateResult) results[1]).isSuccess()).isFalse();
    assertThat(rows(scan())).isEqualTo("x{a:q=v1 a:r=yes}");
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void everythingAtOnce() throws Exception {
    put("get", "a:q=v");
    put("delete", "a:q=v");
    put("append", "a:q=v");
    Object[] results = batch(
        get("get"),
        putOf("put", "a:q=v"),
        delete("delete"),
        new Increment(row("increment")).addColumn(A, Q, 1),
        new Append(row("append")).addColumn(A, Q, bytes("w")),
        RowMutations.of(List.of(putOf("mutate", "a:q=v"))),
        CheckAndMutate.newBuilder(row("check")).ifNotExists(A, Q).build(putOf("check", "a:q=v")));
    assertThat(text(results[0])).isEqualTo("a:q=v");
    assertThat(Bytes.toLong(((Result) results[3]).getValue(A, Q))).isEqualTo(1);
    assertThat(text(results[4])).isEqualTo("a:q=vw");
    assertThat(((CheckAndMutateResult) results[6]).isSuccess()).isTrue();
    assertThat(keys(scan())).isEqualTo("append check get increment mutate put");
  }

  @HBaseCase
  public void emptyBatch() throws Exception {
    assertThat(batch(List.of())).isEmpty();
  }

  @HBaseCase
  public void failureStandsAtItsIndex() throws Exception {
    put("z", "a:q=v");
    Object[] results = new Object[3];
    List<Row> actions = List.of(putOf("x", "a:q=v"), putOf("y", "zz:q=v"), get("z"));
    assertThatThrownBy(() -> table().batch(actions, results))
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, e -> {
          assertThat(e.getNumExceptions()).isEqualTo(1);
          assertThat(e.getRow(0).getRow()).isEqualTo(row("y"));
          assertThat(e.getCause(0)).isInstanceOf(NoSuchColumnFamilyException.class);
        });
    assertThat(results[0]).isInstanceOf(Result.class);
    assertThat(results[1]).isInstanceOf(NoSuchColumnFamilyException.class);
    assertThat(text(results[2])).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void everyFailureIsTold() {
    List<Row> actions =
        List.of(putOf("x", "zz:q=v"), get("y").addFamily(bytes("zz")), putOf("z", "a:q=v"));
    assertThatThrownBy(() -> batch(actions))
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, e -> {
          assertThat(e.getNumExceptions()).isEqualTo(2);
          assertThat(e.getCauses()).hasOnlyElementsOfType(NoSuchColumnFamilyException.class);
        });
  }

  @HBaseCase
  public void badIncrementFailsAlone() throws Exception {
    put("x", "a:q=text");
    Object[] results = new Object[2];
    List<Row> actions = List.of(new Increment(row("x")).addColumn(A, Q, 1), putOf("y", "a:q=v"));
    assertThatThrownBy(() -> table().batch(actions, results))
        .isInstanceOf(RetriesExhaustedWithDetailsException.class);
    assertThat(results[0]).isInstanceOf(Throwable.class);
    assertThat(keys(scan())).isEqualTo("x y");
  }

  @HBaseCase
  public void resultsOfAnotherLengthAreRefused() {
    assertThatThrownBy(() -> table().batch(List.of(get("x")), new Object[2]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("results.length");
  }

  @HBaseCase
  public void callbackGetsEachResult() throws Exception {
    put("x", "a:q=v");
    Map<String, Object> seen = new ConcurrentHashMap<>();
    Batch.Callback<Result> callback =
        (region, row, result) -> seen.put(Bytes.toString(row), Cells.text(result));
    List<Row> actions = List.of(get("x"), putOf("y", "a:q=w"));
    table().batchCallback(actions, new Object[2], callback);
    assertThat(seen)
        .containsEntry(Bytes.toString(row("x")), "a:q=v")
        .containsEntry(Bytes.toString(row("y")), "");
  }

  @HBaseCase
  public void manyRows() throws Exception {
    List<Row> actions = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      actions.add(putOf(String.format("r%04d", i), "a:q=v" + i, "b:q=w" + i));
    }
    Object[] results = batch(actions);
    assertThat(results).doesNotContainNull();
    int rows = 0;
    try (var scanner = table().getScanner(scan())) {
      while (scanner.next() != null) {
        rows++;
      }
    }
    assertThat(rows).isEqualTo(1000);
  }

  @HBaseCase
  public void existenceOnlyGets() throws Exception {
    put("x", "a:q=v");
    Object[] results =
        batch(get("x").setCheckExistenceOnly(true), get("y").setCheckExistenceOnly(true));
    assertThat(((Result) results[0]).getExists()).isTrue();
    assertThat(((Result) results[1]).getExists()).isFalse();
  }

  @HBaseCase
  public void incrementWithoutResults() throws Exception {
    Object[] results = batch(new Increment(row("x")).addColumn(A, Q, 2).setReturnResults(false));
    assertThat(((Result) results[0]).isEmpty()).isTrue();
    assertThat(Bytes.toLong(table().get(get("x")).getValue(A, Q))).isEqualTo(2);
  }

  @HBaseCase
  public void putsOfOneRowWithVersions() throws Exception {
    batch(putOf("x", "a:q@1=v1"), putOf("x", "a:q@2=v2"), putOf("x", "b:q@1=w1"));
    assertThat(versions("x")).isEqualTo("a:q@2=v2 a:q@1=v1 b:q@1=w1");
  }
}
