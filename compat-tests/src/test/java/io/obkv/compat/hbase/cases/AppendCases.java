// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static io.obkv.compat.hbase.cases.Cells.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Appends. */
public final class AppendCases extends CaseGroup {
  AppendCases() {
    super("append");
  }

  private Append append(String row) {
    return new Append(row(row));
  }

  @HBaseCase
  public void absentColumnIsMade() throws IOException {
    assertThat(text(table().append(append("x").addColumn(A, Q, bytes("v"))))).isEqualTo("a:q=v");
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void addsAtTheEnd() throws IOException {
    put("x", "a:q=ab");
    assertThat(text(table().append(append("x").addColumn(A, Q, bytes("cd")))))
        .isEqualTo("a:q=abcd");
    assertThat(read("x")).isEqualTo("a:q=abcd");
  }

  @HBaseCase
  public void severalColumns() throws IOException {
    put("x", "a:1=x", "a:3=stays");
    Result result = table()
        .append(
            append("x").addColumn(A, bytes("2"), bytes("n")).addColumn(A, bytes("1"), bytes("y")));
    assertThat(text(result)).isEqualTo("a:1=xy a:2=n");
    assertThat(read("x")).isEqualTo("a:1=xy a:2=n a:3=stays");
  }

  @HBaseCase
  public void severalFamilies() throws IOException {
    put("x", "a:q=1", "b:q=2");
    Result result = table()
        .append(append("x")
            .addColumn(C, Q, bytes("3"))
            .addColumn(B, Q, bytes("3"))
            .addColumn(A, Q, bytes("2")));
    assertThat(text(result)).isEqualTo("a:q=12 b:q=23 c:q=3");
    assertThat(read("x")).isEqualTo("a:q=12 b:q=23 c:q=3");
  }

  @HBaseCase
  public void emptyValueChangesNothingButTheVersion() throws IOException {
    put("x", "a:q@5=v");
    table().append(append("x").addColumn(A, Q, new byte[0]));
    assertThat(read("x")).isEqualTo("a:q=v");
    assertThat(table().get(get("x").readAllVersions()).size()).isEqualTo(2);
  }

  @HBaseCase
  public void keepsFormerVersions() throws IOException {
    put("x", "a:q@5=v");
    table().append(append("x").addColumn(A, Q, bytes("w")));
    assertThat(text(table().get(get("x").readAllVersions()))).isEqualTo("a:q=vw a:q=v");
  }

  @HBaseCase
  public void withoutResults() throws IOException {
    Result result = table().append(append("x").addColumn(A, Q, bytes("v")).setReturnResults(false));
    assertThat(result == null || result.isEmpty()).isTrue();
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void emptyQualifier() throws IOException {
    put("x", "a:=v");
    table().append(append("x").addColumn(A, null, bytes("w")));
    assertThat(read("x")).isEqualTo("a:=vw");
  }

  @HBaseCase
  public void timeRangeHidesOlderValues() throws IOException {
    put("x", "a:q@5=old");
    Append append = append("x").addColumn(A, Q, bytes("new")).setTimeRange(1000, Long.MAX_VALUE);
    assertThat(text(table().append(append))).isEqualTo("a:q=new");
  }

  @HBaseCase
  public void unknownFamilyIsNoSuchColumnFamily() {
    assertThatThrownBy(() -> table().append(append("x").addColumn(bytes("zz"), Q, bytes("v"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void binaryValues() throws IOException {
    byte[] zeros = {0, (byte) 0xff, 0};
    table().append(append("x").addColumn(A, Q, zeros));
    table().append(append("x").addColumn(A, Q, zeros));
    assertThat(table().get(get("x")).getValue(A, Q)).containsExactly(0, 0xff, 0, 0, 0xff, 0);
  }

  @HBaseCase
  public void manyTimes() throws IOException {
    for (int i = 0; i < 10; i++) {
      table().append(append("x").addColumn(A, Q, bytes("" + i)));
    }
    assertThat(read("x")).isEqualTo("a:q=0123456789");
  }

  @HBaseCase
  public void answerHasTheStoredTimestamp() throws IOException {
    Result result = table().append(append("x").addColumn(A, Q, bytes("v")));
    assertThat(table().get(get("x")).rawCells()[0].getTimestamp())
        .isEqualTo(result.rawCells()[0].getTimestamp());
  }

  @HBaseCase
  public void withoutColumnsIsRefused() {
    assertThatThrownBy(() -> table().append(append("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
