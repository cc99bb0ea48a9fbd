// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Increments. */
public final class IncrementCases extends CaseGroup {
  IncrementCases() {
    super("increment");
  }

  private static long number(Result result, byte[] family, String qualifier) {
    return Bytes.toLong(result.getValue(family, bytes(qualifier)));
  }

  private Increment increment(String row) {
    return new Increment(row(row));
  }

  private long stored(String row, byte[] family, String qualifier) throws IOException {
    return number(table().get(get(row)), family, qualifier);
  }

  @HBaseCase
  public void absentColumnCountsFromZero() throws IOException {
    Result result = table().increment(increment("x").addColumn(A, Q, 5));
    assertThat(number(result, A, "q")).isEqualTo(5);
    assertThat(stored("x", A, "q")).isEqualTo(5);
  }

  @HBaseCase
  public void addsToWhatIsThere() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, Bytes.toBytes(40L)));
    assertThat(number(table().increment(increment("x").addColumn(A, Q, 2)), A, "q"))
        .isEqualTo(42);
  }

  @HBaseCase
  public void negativeAmount() throws IOException {
    table().increment(increment("x").addColumn(A, Q, 5));
    assertThat(number(table().increment(increment("x").addColumn(A, Q, -8)), A, "q"))
        .isEqualTo(-3);
  }

  @HBaseCase
  public void zeroReads() throws IOException {
    table().increment(increment("x").addColumn(A, Q, 5));
    assertThat(number(table().increment(increment("x").addColumn(A, Q, 0)), A, "q"))
        .isEqualTo(5);
  }

  @HBaseCase
  public void zeroMakesAnAbsentColumn() throws IOException {
    table().increment(increment("x").addColumn(A, Q, 0));
    assertThat(stored("x", A, "q")).isZero();
  }

  @HBaseCase
  public void wrapsOnOverflow() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, Bytes.toBytes(Long.MAX_VALUE)));
    assertThat(number(table().increment(increment("x").addColumn(A, Q, 1)), A, "q"))
        .isEqualTo(Long.MIN_VALUE);
  }

  @HBaseCase
  public void severalColumnsOfAFamily() throws IOException {
    table().increment(increment("x").addColumn(A, bytes("1"), 1));
    Result result =
        table().increment(increment("x").addColumn(A, bytes("2"), 5).addColumn(A, bytes("1"), 9));
    assertThat(number(result, A, "1")).isEqualTo(10);
    assertThat(number(result, A, "2")).isEqualTo(5);
    assertThat(result.size()).isEqualTo(2);
  }

  @HBaseCase
  public void columnsOfSeveralFamilies() throws IOException {
    Result result =
        table().increment(increment("x").addColumn(B, Q, 2).addColumn(A, Q, 1).addColumn(C, Q, 3));
    assertThat(number(result, A, "q")).isEqualTo(1);
    assertThat(number(result, B, "q")).isEqualTo(2);
    assertThat(number(result, C, "q")).isEqualTo(3);
    assertThat(stored("x", B, "q")).isEqualTo(2);
  }

  @HBaseCase
  public void resultIsInOrder() throws IOException {
    Result result = table()
        .increment(increment("x")
            .addColumn(B, Q, 2)
            .addColumn(A, bytes("2"), 1)
            .addColumn(A, bytes("1"), 3));
    List<String> columns = new ArrayList<>();
    for (Cell cell : result.rawCells()) {
      columns.add(Bytes.toString(CellUtil.cloneFamily(cell))
          + Bytes.toString(CellUtil.cloneQualifier(cell)));
    }
    assertThat(columns).containsExactly("a1", "a2", "bq");
  }

  @HBaseCase
  public void sameColumnTwiceKeepsTheLastAmountsSum() throws IOException {
    Increment increment = increment("x").addColumn(A, bytes("1"), 1);
    increment.addColumn(A, bytes("2"), 2);
    assertThat(increment.getFamilyMapOfLongs().get(A)).hasSize(2);
    table().increment(increment);
    assertThat(stored("x", A, "2")).isEqualTo(2);
  }

  @HBaseCase
  public void keepsFormerVersions() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, 5, Bytes.toBytes(1L)));
    table().increment(increment("x").addColumn(A, Q, 1));
    Result result = table().get(get("x").readAllVersions());
    assertThat(result.getColumnCells(A, Q)).hasSize(2);
    assertThat(Bytes.toLong(CellUtil.cloneValue(result.getColumnCells(A, Q).get(1))))
        .isEqualTo(1);
  }

  @HBaseCase
  public void writesAtTheTimeOfNow() throws IOException {
    long before = System.currentTimeMillis();
    Result result = table().increment(increment("x").addColumn(A, Q, 1));
    assertThat(result.rawCells()[0].getTimestamp())
        .isBetween(before - 2000, System.currentTimeMillis() + 2000);
    assertThat(table().get(get("x")).rawCells()[0].getTimestamp())
        .isEqualTo(result.rawCells()[0].getTimestamp());
  }

  @HBaseCase
  public void valueOfAnotherLengthIsRefused() throws IOException {
    put("x", "a:q=text");
    assertThatThrownBy(() -> table().increment(increment("x").addColumn(A, Q, 1)))
        .isInstanceOf(DoNotRetryIOException.class);
    assertThat(read("x")).isEqualTo("a:q=text");
  }

  @HBaseCase
  public void refusedIncrementAppliesNothing() throws IOException {
    put("x", "a:2=text");
    assertThatThrownBy(() -> table()
            .increment(increment("x").addColumn(A, bytes("1"), 1).addColumn(A, bytes("2"), 1)))
        .isInstanceOf(DoNotRetryIOException.class);
    assertThat(read("x")).isEqualTo("a:2=text");
  }

  @HBaseCase
  public void refusedIncrementOverFamiliesAppliesNothing() throws IOException {
    put("x", "b:q=text");
    assertThatThrownBy(
            () -> table().increment(increment("x").addColumn(A, Q, 1).addColumn(B, Q, 1)))
        .isInstanceOf(DoNotRetryIOException.class);
    assertThat(read("x")).isEqualTo("b:q=text");
  }

  @HBaseCase
  public void emptyValueIsRefused() throws IOException {
    put("x", "a:q=");
    assertThatThrownBy(() -> table().increment(increment("x").addColumn(A, Q, 1)))
        .isInstanceOf(DoNotRetryIOException.class);
  }

  @HBaseCase
  public void unknownFamilyIsNoSuchColumnFamily() {
    assertThatThrownBy(() -> table().increment(increment("x").addColumn(bytes("zz"), Q, 1)))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void withoutResults() throws IOException {
    Result result = table().increment(increment("x").addColumn(A, Q, 4).setReturnResults(false));
    assertThat(result == null || result.isEmpty()).isTrue();
    assertThat(stored("x", A, "q")).isEqualTo(4);
  }

  @HBaseCase
  public void timeRangeHidesOlderValues() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, 5, Bytes.toBytes(100L)));
    Increment increment = increment("x").addColumn(A, Q, 1).setTimeRange(1000, Long.MAX_VALUE);
    assertThat(number(table().increment(increment), A, "q")).isEqualTo(1);
  }

  @HBaseCase
  public void timeRangeThatHoldsTheValue() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, 5, Bytes.toBytes(100L)));
    Increment increment = increment("x").addColumn(A, Q, 1).setTimeRange(0, 1000);
    assertThat(number(table().increment(increment), A, "q")).isEqualTo(101);
  }

  @HBaseCase
  public void newerValueOfTheFutureIsRaised() throws IOException {
    long future = System.currentTimeMillis() + 3_600_000;
    table().put(new Put(row("x")).addColumn(A, Q, future, Bytes.toBytes(10L)));
    table().increment(increment("x").addColumn(A, Q, 1));
    assertThat(stored("x", A, "q")).isEqualTo(11);
  }

  @HBaseCase
  public void emptyQualifier() throws IOException {
    table().increment(increment("x").addColumn(A, null, 3));
    table().increment(increment("x").addColumn(A, new byte[0], 4));
    assertThat(stored("x", A, "")).isEqualTo(7);
  }

  @HBaseCase
  public void columnValue() throws IOException {
    assertThat(table().incrementColumnValue(row("x"), A, Q, 3)).isEqualTo(3);
    assertThat(table().incrementColumnValue(row("x"), A, Q, 4)).isEqualTo(7);
  }

  @HBaseCase
  public void columnValueWithDurability() throws IOException {
    assertThat(table().incrementColumnValue(row("x"), A, Q, 3, Durability.SKIP_WAL))
        .isEqualTo(3);
  }

  @HBaseCase
  public void afterADeleteItCountsFromZero() throws Exception {
    table().increment(increment("x").addColumn(A, Q, 5));
    table().delete(delete("x"));
    awaitNextMillisecond();
    assertThat(table().incrementColumnValue(row("x"), A, Q, 2)).isEqualTo(2);
  }

  @HBaseCase
  public void noneIsLostAmongThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(() -> {
        try {
          for (int k = 0; k < 25; k++) {
            table().incrementColumnValue(row("x"), A, Q, 1);
          }
        } catch (IOException e) {
          failures.add(e);
        }
      });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    assertThat(stored("x", A, "q")).isEqualTo(100);
  }

  @HBaseCase
  public void withoutColumnsIsRefused() {
    assertThatThrownBy(() -> table().increment(increment("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no columns");
  }
}
