// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.CompareFilter.CompareOp;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.io.TimeRange;

/** Conditional mutations by the deprecated methods, which most programs use. */
@SuppressWarnings("deprecation")
public final class LegacyCheckCases extends CaseGroup {
  LegacyCheckCases() {
    super("legacy-check");
  }

  private Put mark(String row) {
    return Cells.put(row(row), "a:mark=yes");
  }

  private Table.CheckAndMutateBuilder check(String row) {
    return table().checkAndMutate(row(row), A);
  }

  private boolean marked(String row) throws IOException {
    return table().exists(get(row).addColumn(A, bytes("mark")));
  }

  @HBaseCase
  public void builderIfEqualsThenPut() throws IOException {
    put("x", "a:q=v");
    assertThat(check("x").qualifier(Q).ifEquals(bytes("v")).thenPut(mark("x"))).isTrue();
    assertThat(marked("x")).isTrue();
  }

  @HBaseCase
  public void builderIfEqualsOfAnotherValue() throws IOException {
    put("x", "a:q=v");
    assertThat(check("x").qualifier(Q).ifEquals(bytes("w")).thenPut(mark("x"))).isFalse();
    assertThat(marked("x")).isFalse();
  }

  @HBaseCase
  public void builderIfNotExists() throws IOException {
    assertThat(check("x").qualifier(Q).ifNotExists().thenPut(Cells.put(row("x"), "a:q=v")))
        .isTrue();
    assertThat(check("x").qualifier(Q).ifNotExists().thenPut(mark("x"))).isFalse();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void builderWithoutQualifierMeansTheEmptyOne() throws IOException {
    put("x", "a:=v");
    assertThat(check("x").ifEquals(bytes("v")).thenPut(mark("x"))).isTrue();
  }

  @HBaseCase
  public void builderIfMatches() throws IOException {
    put("x", "a:q=5");
    assertThat(check("x")
            .qualifier(Q)
            .ifMatches(CompareOperator.GREATER, bytes("6"))
            .thenPut(mark("x")))
        .isTrue();
    assertThat(
            check("x").qualifier(Q).ifMatches(CompareOperator.LESS, bytes("6")).thenPut(mark("x")))
        .isFalse();
  }

  @HBaseCase
  public void builderThenDelete() throws IOException {
    put("x", "a:q=v", "a:r=w");
    assertThat(check("x")
            .qualifier(Q)
            .ifEquals(bytes("v"))
            .thenDelete(Cells.deleteColumns(row("x"), "a:q")))
        .isTrue();
    assertThat(read("x")).isEqualTo("a:r=w");
  }

  @HBaseCase
  public void builderThenMutate() throws IOException {
    put("x", "a:q=v");
    RowMutations mutations =
        RowMutations.of(List.of(mark("x"), Cells.deleteColumns(row("x"), "a:q")));
    assertThat(check("x").qualifier(Q).ifEquals(bytes("v")).thenMutate(mutations))
        .isTrue();
    assertThat(read("x")).isEqualTo("a:mark=yes");
  }

  @HBaseCase
  @NeedsClient("2.1")
  public void builderTimeRange() throws IOException {
    put("x", "a:q@1=old", "a:q@9=new");
    assertThat(check("x")
            .qualifier(Q)
            .timeRange(TimeRange.between(0, 5))
            .ifEquals(bytes("old"))
            .thenPut(mark("x")))
        .isTrue();
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void builderOfAFilter() throws IOException {
    put("x", "a:q=v");
    assertThat(table()
            .checkAndMutate(
                row("x"), new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v")))
            .thenPut(mark("x")))
        .isTrue();
    assertThat(table()
            .checkAndMutate(
                row("x"), new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("w")))
            .thenPut(mark("x")))
        .isFalse();
  }

  @HBaseCase
  public void builderRefusesANullValue() {
    assertThatThrownBy(() -> check("x").qualifier(Q).ifEquals(null))
        .isInstanceOf(NullPointerException.class);
  }

  @HBaseCase
  public void builderRefusesAPutOfAnotherRow() {
    assertThatThrownBy(() -> check("x").qualifier(Q).ifNotExists().thenPut(mark("y")))
        .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    assertThat(markedQuietly("y")).isFalse();
  }

  private boolean markedQuietly(String row) {
    try {
      return marked(row);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @HBaseCase
  public void checkAndPut() throws IOException {
    put("x", "a:q=v");
    assertThat(table().checkAndPut(row("x"), A, Q, bytes("v"), mark("x"))).isTrue();
    assertThat(table().checkAndPut(row("x"), A, Q, bytes("w"), Cells.put(row("x"), "a:no=1")))
        .isFalse();
    assertThat(read("x")).isEqualTo("a:mark=yes a:q=v");
  }

  @HBaseCase
  public void checkAndPutOfNullMeansAbsent() throws IOException {
    assertThat(table().checkAndPut(row("x"), A, Q, null, Cells.put(row("x"), "a:q=v")))
        .isTrue();
    assertThat(table().checkAndPut(row("x"), A, Q, null, Cells.put(row("x"), "a:q=w")))
        .isFalse();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void checkAndPutWithOperators() throws IOException {
    put("x", "a:q=5");
    assertThat(table().checkAndPut(row("x"), A, Q, CompareOperator.LESS, bytes("4"), mark("x")))
        .isTrue();
    assertThat(table().checkAndPut(row("x"), A, Q, CompareOp.LESS, bytes("6"), mark("x")))
        .isFalse();
  }

  @HBaseCase
  public void checkAndDelete() throws IOException {
    put("x", "a:q=v", "a:r=w");
    assertThat(table()
            .checkAndDelete(row("x"), A, Q, bytes("w"), Cells.deleteColumns(row("x"), "a:r")))
        .isFalse();
    assertThat(table()
            .checkAndDelete(row("x"), A, Q, bytes("v"), Cells.deleteColumns(row("x"), "a:r")))
        .isTrue();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void checkAndDeleteWithOperator() throws IOException {
    put("x", "a:q=5");
    assertThat(table()
            .checkAndDelete(
                row("x"),
                A,
                Q,
                CompareOperator.NOT_EQUAL,
                bytes("6"),
                Cells.deleteColumns(row("x"), "a:q")))
        .isTrue();
    assertThat(read("x")).isEmpty();
  }

  @HBaseCase
  public void checkAndMutateOfRowMutations() throws IOException {
    put("x", "a:q=5");
    RowMutations mutations = RowMutations.of(List.of(mark("x")));
    assertThat(table().checkAndMutate(row("x"), A, Q, CompareOperator.EQUAL, bytes("5"), mutations))
        .isTrue();
    assertThat(table().checkAndMutate(row("x"), A, Q, CompareOp.EQUAL, bytes("6"), mutations))
        .isFalse();
  }
}
