// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.io.TimeRange;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Conditional mutations by the class CheckAndMutate. */
@NeedsClient("2.4")
public final class CheckAndMutateCases extends CaseGroup {
  CheckAndMutateCases() {
    super("check-and-mutate");
  }

  private CheckAndMutate.Builder check(String row) {
    return CheckAndMutate.newBuilder(row(row));
  }

  private Put mark(String row) {
    return Cells.put(row(row), "a:mark=yes");
  }

  private boolean applies(CheckAndMutate check) throws IOException {
    CheckAndMutateResult result = table().checkAndMutate(check);
    boolean marked = table()
        .exists(get(Bytes.toString(check.getRow()).substring(4)).addColumn(A, bytes("mark")));
    assertThat(marked).isEqualTo(result.isSuccess());
    return result.isSuccess();
  }

  private boolean matches(CompareOperator operator, String expected) throws IOException {
    table().delete(Cells.deleteColumns(row("x"), "a:mark"));
    CheckAndMutate check = check("x")
        .ifMatches(A, Q, operator, bytes(expected))
        .build(Cells.put(row("x"), "a:mark=yes"));
    return table().checkAndMutate(check).isSuccess();
  }

  @HBaseCase
  public void equalValue() throws IOException {
    put("x", "a:q=v");
    assertThat(applies(check("x").ifEquals(A, Q, bytes("v")).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void otherValue() throws IOException {
    put("x", "a:q=v");
    assertThat(applies(check("x").ifEquals(A, Q, bytes("w")).build(mark("x")))).isFalse();
  }

  @HBaseCase
  public void longerValueIsNotEqual() throws IOException {
    put("x", "a:q=value");
    assertThat(applies(check("x").ifEquals(A, Q, bytes("val")).build(mark("x"))))
        .isFalse();
  }

  @HBaseCase
  public void absentColumnIsNotEqual() throws IOException {
    assertThat(applies(check("x").ifEquals(A, Q, bytes("v")).build(mark("x")))).isFalse();
  }

  @HBaseCase
  public void notExistsOfAnAbsentColumn() throws IOException {
    put("x", "a:other=v");
    assertThat(applies(check("x").ifNotExists(A, Q).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void notExistsOfAPresentColumn() throws IOException {
    put("x", "a:q=v");
    assertThat(applies(check("x").ifNotExists(A, Q).build(mark("x")))).isFalse();
  }

  @HBaseCase
  public void notExistsOfAnEmptyValue() throws IOException {
    put("x", "a:q=");
    assertThat(applies(check("x").ifNotExists(A, Q).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void emptyExpectedMatchesAnEmptyValue() throws IOException {
    put("x", "a:q=");
    assertThat(applies(check("x").ifEquals(A, Q, new byte[0]).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void emptyExpectedMatchesAnAbsentColumn() throws IOException {
    assertThat(applies(check("x").ifEquals(A, Q, new byte[0]).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void nullExpectedMatchesAnAbsentColumn() throws IOException {
    assertThat(applies(check("x").ifEquals(A, Q, null).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void nullExpectedDoesNotMatchAValue() throws IOException {
    put("x", "a:q=v");
    assertThat(applies(check("x").ifEquals(A, Q, null).build(mark("x")))).isFalse();
  }

  @HBaseCase
  public void lessIsTheExpectedBelowTheStored() throws IOException {
    put("x", "a:q=5");
    assertThat(matches(CompareOperator.LESS, "4")).isTrue();
    assertThat(matches(CompareOperator.LESS, "5")).isFalse();
    assertThat(matches(CompareOperator.LESS, "6")).isFalse();
  }

  @HBaseCase
  public void lessOrEqual() throws IOException {
    put("x", "a:q=5");
    assertThat(matches(CompareOperator.LESS_OR_EQUAL, "4")).isTrue();
    assertThat(matches(CompareOperator.LESS_OR_EQUAL, "5")).isTrue();
    assertThat(matches(CompareOperator.LESS_OR_EQUAL, "6")).isFalse();
  }

  @HBaseCase
  public void greater() throws IOException {
    put("x", "a:q=5");
    assertThat(matches(CompareOperator.GREATER, "4")).isFalse();
    assertThat(matches(CompareOperator.GREATER, "5")).isFalse();
    assertThat(matches(CompareOperator.GREATER, "6")).isTrue();
  }

  @HBaseCase
  public void greaterOrEqual() throws IOException {
    put("x", "a:q=5");
    assertThat(matches(CompareOperator.GREATER_OR_EQUAL, "4")).isFalse();
    assertThat(matches(CompareOperator.GREATER_OR_EQUAL, "5")).isTrue();
    assertThat(matches(CompareOperator.GREATER_OR_EQUAL, "6")).isTrue();
  }

  @HBaseCase
  public void notEqual() throws IOException {
    put("x", "a:q=5");
    assertThat(matches(CompareOperator.NOT_EQUAL, "4")).isTrue();
    assertThat(matches(CompareOperator.NOT_EQUAL, "5")).isFalse();
  }

  @HBaseCase
  public void everyOperatorIsFalseForAnAbsentColumn() throws IOException {
    for (CompareOperator operator : List.of(
        CompareOperator.LESS,
        CompareOperator.LESS_OR_EQUAL,
        CompareOperator.EQUAL,
        CompareOperator.NOT_EQUAL,
        CompareOperator.GREATER_OR_EQUAL,
        CompareOperator.GREATER)) {
      assertThat(matches(operator, "5")).as(operator.name()).isFalse();
    }
  }

  @HBaseCase
  public void comparisonIsOfUnsignedBytes() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, new byte[] {(byte) 0x80}));
    CheckAndMutate check =
        check("x").ifMatches(A, Q, CompareOperator.LESS, new byte[] {0x7f}).build(mark("x"));
    assertThat(applies(check)).isTrue();
  }

  @HBaseCase
  public void onlyTheNewestVersionCounts() throws IOException {
    put("x", "a:q@1=old", "a:q@2=new");
    assertThat(applies(check("x").ifEquals(A, Q, bytes("old")).build(mark("x"))))
        .isFalse();
    assertThat(applies(check("x").ifEquals(A, Q, bytes("new")).build(mark("x"))))
        .isTrue();
  }

  @HBaseCase
  public void timeRangeLooksAtAnOlderVersion() throws IOException {
    put("x", "a:q@1=old", "a:q@5=new");
    CheckAndMutate check = check("x")
        .ifEquals(A, Q, bytes("old"))
        .timeRange(TimeRange.between(0, 3))
        .build(mark("x"));
    assertThat(applies(check)).isTrue();
  }

  @HBaseCase
  public void timeRangeWithoutACellIsAbsent() throws IOException {
    put("x", "a:q@5=new");
    CheckAndMutate check =
        check("x").ifNotExists(A, Q).timeRange(TimeRange.between(0, 3)).build(mark("x"));
    assertThat(applies(check)).isTrue();
  }

  @HBaseCase
  public void emptyQualifier() throws IOException {
    put("x", "a:=v");
    assertThat(applies(check("x").ifEquals(A, null, bytes("v")).build(mark("x"))))
        .isTrue();
  }

  @HBaseCase
  public void delete() throws IOException {
    put("x", "a:q=v", "a:r=w");
    CheckAndMutate check =
        check("x").ifEquals(A, Q, bytes("v")).build(Cells.deleteColumns(row("x"), "a:r"));
    assertThat(table().checkAndMutate(check).isSuccess()).isTrue();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void deleteOfTheWholeRow() throws IOException {
    put("x", "a:q=v", "b:r=w");
    assertThat(table()
            .checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(delete("x")))
            .isSuccess())
        .isTrue();
    assertThat(table().exists(get("x"))).isFalse();
  }

  @HBaseCase
  public void increment() throws IOException {
    put("x", "a:q=v");
    Increment increment = new Increment(row("x")).addColumn(A, bytes("n"), 3);
    CheckAndMutateResult result =
        table().checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(increment));
    assertThat(result.isSuccess()).isTrue();
    assertThat(Bytes.toLong(result.getResult().getValue(A, bytes("n")))).isEqualTo(3);
  }

  @HBaseCase
  public void incrementWhereTheCheckFails() throws IOException {
    put("x", "a:q=v");
    Increment increment = new Increment(row("x")).addColumn(A, bytes("n"), 3);
    CheckAndMutateResult result =
        table().checkAndMutate(check("x").ifEquals(A, Q, bytes("w")).build(increment));
    assertThat(result.isSuccess()).isFalse();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void append() throws IOException {
    put("x", "a:q=v");
    Append append = new Append(row("x")).addColumn(A, Q, bytes("w"));
    CheckAndMutateResult result =
        table().checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(append));
    assertThat(result.isSuccess()).isTrue();
    assertThat(Cells.text(result.getResult())).isEqualTo("a:q=vw");
    assertThat(table()
            .checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(append))
            .isSuccess())
        .isFalse();
    assertThat(read("x")).isEqualTo("a:q=vw");
  }

  @HBaseCase
  public void rowMutations() throws IOException {
    put("x", "a:q=v", "a:old=v");
    RowMutations mutations = RowMutations.of(
        List.of(Cells.put(row("x"), "a:new=v"), Cells.deleteColumns(row("x"), "a:old")));
    assertThat(table()
            .checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(mutations))
            .isSuccess())
        .isTrue();
    assertThat(read("x")).isEqualTo("a:new=v a:q=v");
  }

  @HBaseCase
  public void rowMutationsWithIncrementAndAppend() throws IOException {
    put("x", "a:q=v");
    RowMutations mutations = RowMutations.of(List.of(
        Cells.put(row("x"), "a:new=v"),
        new Increment(row("x")).addColumn(A, bytes("n"), 2),
        new Append(row("x")).addColumn(A, bytes("s"), bytes("t"))));
    CheckAndMutateResult result =
        table().checkAndMutate(check("x").ifEquals(A, Q, bytes("v")).build(mutations));
    assertThat(result.isSuccess()).isTrue();
    assertThat(Bytes.toLong(result.getResult().getValue(A, bytes("n")))).isEqualTo(2);
    assertThat(result.getResult().getValue(A, bytes("s"))).isEqualTo(bytes("t"));
  }

  @HBaseCase
  public void checkOfAnotherFamily() throws IOException {
    put("x", "a:q=v", "b:q=w");
    CheckAndMutate check =
        check("x").ifEquals(B, Q, bytes("w")).build(Cells.put(row("x"), "a:q=new", "c:q=new"));
    assertThat(table().checkAndMutate(check).isSuccess()).isTrue();
    assertThat(read("x")).isEqualTo("a:q=new b:q=w c:q=new");
  }

  @HBaseCase
  public void filterOfOneColumn() throws IOException {
    put("x", "a:q=v");
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v"));
    assertThat(applies(check("x").ifMatches(filter).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void filterOfTwoColumns() throws IOException {
    put("x", "a:q=v", "a:r=w");
    FilterList both = new FilterList(
        new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v")),
        new SingleColumnValueFilter(A, bytes("r"), CompareOperator.EQUAL, bytes("w")));
    assertThat(applies(check("x").ifMatches(both).build(mark("x")))).isTrue();
    FilterList wrong = new FilterList(
        new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v")),
        new SingleColumnValueFilter(A, bytes("r"), CompareOperator.EQUAL, bytes("v")));
    assertThat(
            table().checkAndMutate(check("x").ifMatches(wrong).build(mark("x"))).isSuccess())
        .isFalse();
  }

  @HBaseCase
  public void filterOnAnAbsentRowIsFalse() throws IOException {
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(A, Q, CompareOperator.NOT_EQUAL, bytes("v"));
    assertThat(applies(check("x").ifMatches(filter).build(mark("x")))).isFalse();
  }

  @HBaseCase
  public void filterByRegularExpression() throws IOException {
    put("x", "a:q=value-17");
    SingleColumnValueFilter filter = new SingleColumnValueFilter(
        A, Q, CompareOperator.EQUAL, new RegexStringComparator("value-[0-9]+"));
    assertThat(applies(check("x").ifMatches(filter).build(mark("x")))).isTrue();
  }

  @HBaseCase
  public void filterOfAnyCell() throws IOException {
    put("x", "a:q=v", "b:r=w");
    ValueFilter filter = new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("w")));
    assertThat(applies(check("x").ifMatches(filter).build(mark("x")))).isTrue();
    QualifierFilter none =
        new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("none")));
    assertThat(
            table().checkAndMutate(check("x").ifMatches(none).build(mark("x"))).isSuccess())
        .isFalse();
  }

  @HBaseCase
  public void filterOfTheRowKey() throws IOException {
    put("x", "a:q=v");
    assertThat(applies(check("x").ifMatches(new PrefixFilter(row(""))).build(mark("x"))))
        .isTrue();
    assertThat(table()
            .checkAndMutate(
                check("x").ifMatches(new PrefixFilter(bytes("none"))).build(mark("x")))
            .isSuccess())
        .isFalse();
  }

  @HBaseCase
  public void filterWithTimeRange() throws IOException {
    put("x", "a:q@1=v");
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v"));
    CheckAndMutate outside =
        check("x").ifMatches(filter).timeRange(TimeRange.between(2, 9)).build(mark("x"));
    assertThat(applies(outside)).isFalse();
    CheckAndMutate inside =
        check("x").ifMatches(filter).timeRange(TimeRange.between(0, 2)).build(mark("x"));
    assertThat(applies(inside)).isTrue();
  }

  @HBaseCase
  public void filterOfTimestamps() throws IOException {
    put("x", "a:q@7=v");
    assertThat(applies(check("x").ifMatches(new TimestampsFilter(List.of(7L))).build(mark("x"))))
        .isTrue();
  }

  @HBaseCase
  public void listIsAnsweredInItsOrder() throws IOException {
    put("x", "a:q=v");
    put("y", "a:q=v");
    List<CheckAndMutateResult> results = table()
        .checkAndMutate(List.of(
            check("x").ifEquals(A, Q, bytes("v")).build(mark("x")),
            check("y").ifEquals(A, Q, bytes("w")).build(mark("y")),
            check("z").ifNotExists(A, Q).build(mark("z"))));
    assertThat(results)
        .extracting(CheckAndMutateResult::isSuccess)
        .containsExactly(true, false, true);
    assertThat(rows(scan())).isEqualTo("x{a:mark=yes a:q=v} y{a:q=v} z{a:mark=yes}");
  }

  @HBaseCase
  public void laterOfAListSeesTheEarlier() throws IOException {
    put("x", "a:q=1");
    List<CheckAndMutateResult> results = table()
        .checkAndMutate(List.of(
            check("x").ifEquals(A, Q, bytes("1")).build(Cells.put(row("x"), "a:q=2")),
            check("x").ifEquals(A, Q, bytes("2")).build(Cells.put(row("x"), "a:r=3"))));
    assertThat(results).extracting(CheckAndMutateResult::isSuccess).containsExactly(true, true);
    assertThat(read("x")).isEqualTo("a:q=2 a:r=3");
  }

  @HBaseCase
  public void unknownFamilyOfTheCheck() {
    assertThatThrownBy(() -> table()
            .checkAndMutate(check("x").ifEquals(bytes("zz"), Q, bytes("v")).build(mark("x"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void unknownFamilyOfThePut() throws IOException {
    put("x", "a:q=v");
    assertThatThrownBy(() -> table()
            .checkAndMutate(
                check("x").ifEquals(A, Q, bytes("v")).build(Cells.put(row("x"), "zz:q=v"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void putOfAnotherRowIsRefused() {
    assertThatThrownBy(() -> check("x").ifNotExists(A, Q).build(mark("y")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void withoutAConditionIsRefused() {
    assertThatThrownBy(() -> check("x").build(mark("x"))).isInstanceOf(IllegalStateException.class);
  }

  @HBaseCase
  public void oneOfManyThreadsWins() throws Exception {
    java.util.concurrent.atomic.AtomicInteger won = new java.util.concurrent.atomic.AtomicInteger();
    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Put put = Cells.put(row("x"), "a:q=" + i);
      CheckAndMutate check = check("x").ifNotExists(A, Q).build(put);
      Thread thread = new Thread(() -> {
        try {
          if (table().checkAndMutate(check).isSuccess()) {
            won.incrementAndGet();
          }
        } catch (IOException e) {
          won.addAndGet(100);
        }
      });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(won).hasValue(1);
  }
}
