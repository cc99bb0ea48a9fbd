// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static io.obkv.compat.hbase.cases.Cells.stamped;
import static io.obkv.compat.hbase.cases.Cells.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Consistency;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.IsolationLevel;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Reading single rows, and lists of them. */
public final class GetCases extends CaseGroup {
  GetCases() {
    super("get");
  }

  @HBaseCase
  public void missingRowIsAnEmptyResult() throws IOException {
    Result result = table().get(get("none"));
    assertThat(result.isEmpty()).isTrue();
    assertThat(result.getRow()).isNull();
    assertThat(result.listCells()).isNull();
    assertThat(result.rawCells()).isEmpty();
  }

  @HBaseCase
  public void wholeRowHasAllFamiliesInOrder() throws IOException {
    put("x", "c:1=v5", "b:2=v4", "b:1=v3", "a:2=v2", "a:1=v1");
    assertThat(read("x")).isEqualTo("a:1=v1 a:2=v2 b:1=v3 b:2=v4 c:1=v5");
  }

  @HBaseCase
  public void oneFamily() throws IOException {
    put("x", "a:1=v1", "b:1=v2", "b:2=v3");
    assertThat(text(table().get(get("x").addFamily(B)))).isEqualTo("b:1=v2 b:2=v3");
  }

  @HBaseCase
  public void oneColumn() throws IOException {
    put("x", "a:1=v1", "a:2=v2", "b:1=v3");
    assertThat(text(table().get(get("x").addColumn(A, bytes("2"))))).isEqualTo("a:2=v2");
  }

  @HBaseCase
  public void columnsOfSeveralFamilies() throws IOException {
    put("x", "a:1=v1", "a:2=v2", "b:1=v3", "b:2=v4", "c:1=v5");
    Get get = get("x").addColumn(B, bytes("2")).addColumn(A, bytes("1")).addFamily(C);
    assertThat(text(table().get(get))).isEqualTo("a:1=v1 b:2=v4 c:1=v5");
  }

  @HBaseCase
  public void familyAddedAfterAColumnMeansTheWholeFamily() throws IOException {
    put("x", "a:1=v1", "a:2=v2");
    assertThat(text(table().get(get("x").addColumn(A, bytes("1")).addFamily(A))))
        .isEqualTo("a:1=v1 a:2=v2");
  }

  @HBaseCase
  public void absentColumnIsAnEmptyResult() throws IOException {
    put("x", "a:1=v1");
    assertThat(table().get(get("x").addColumn(A, bytes("none"))).isEmpty()).isTrue();
  }

  @HBaseCase
  public void emptyFamilyIsAnEmptyResult() throws IOException {
    put("x", "a:1=v1");
    assertThat(table().get(get("x").addFamily(B)).isEmpty()).isTrue();
  }

  @HBaseCase
  public void unknownFamilyIsNoSuchColumnFamily() throws IOException {
    put("x", "a:1=v1");
    assertThatThrownBy(() -> table().get(get("x").addFamily(bytes("zz"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void unknownFamilyOfAColumnIsNoSuchColumnFamily() {
    assertThatThrownBy(() -> table().get(get("x").addColumn(bytes("zz"), Q)))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void emptyQualifierIsAColumnAndComesFirst() throws IOException {
    put("x", "a:1=v1", "a:=v0");
    assertThat(read("x")).isEqualTo("a:=v0 a:1=v1");
    assertThat(text(table().get(get("x").addColumn(A, new byte[0])))).isEqualTo("a:=v0");
  }

  @HBaseCase
  public void nullQualifierIsTheEmptyOne() throws IOException {
    put("x", "a:1=v1", "a:=v0");
    assertThat(text(table().get(get("x").addColumn(A, null)))).isEqualTo("a:=v0");
    assertThat(table().get(get("x")).getValue(A, null)).isEqualTo(bytes("v0"));
  }

  @HBaseCase
  public void emptyQualifierInSeveralFamilies() throws IOException {
    put("x", "a:=v1", "b:=v2", "b:1=v3", "c:=v4");
    Get get = get("x").addColumn(A, null).addColumn(B, null).addColumn(C, null);
    assertThat(text(table().get(get))).isEqualTo("a:=v1 b:=v2 c:=v4");
  }

  @HBaseCase
  public void qualifiersAreOrderedAsUnsignedBytes() throws IOException {
    byte[][] qualifiers = {{(byte) 0xff}, {0}, {0x7f}, {(byte) 0x80}, {0, 0}};
    Put put = new Put(row("x"));
    for (byte[] qualifier : qualifiers) {
      put.addColumn(A, qualifier, Q);
    }
    table().put(put);
    assertThat(read("x")).isEqualTo("a:\\x00=q a:\\x00\\x00=q a:\\x7F=q a:\\x80=q a:\\xFF=q");
  }

  @HBaseCase
  public void binaryRowKeys() throws IOException {
    byte[] key = row(new byte[] {0, (byte) 0xff, 0, 'x', (byte) 0x80});
    table().put(Cells.put(key, "a:q=v"));
    Result result = table().get(new Get(key));
    assertThat(result.getRow()).isEqualTo(key);
    assertThat(text(result)).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void keysWithTrailingZerosAreDifferent() throws IOException {
    table().put(Cells.put(row(new byte[] {'k'}), "a:q=1"));
    table().put(Cells.put(row(new byte[] {'k', 0}), "a:q=2"));
    assertThat(text(table().get(new Get(row(new byte[] {'k'}))))).isEqualTo("a:q=1");
    assertThat(text(table().get(new Get(row(new byte[] {'k', 0}))))).isEqualTo("a:q=2");
  }

  @HBaseCase
  public void keysDifferByCaseAndTrailingBlanks() throws IOException {
    put("key", "a:q=1");
    put("KEY", "a:q=2");
    put("key ", "a:q=3");
    assertThat(read("key") + read("KEY") + read("key ")).isEqualTo("a:q=1a:q=2a:q=3");
  }

  @HBaseCase
  public void qualifiersDifferByCaseAndTrailingBlanks() throws IOException {
    put("x", "a:k=1", "a:K=2", "a:k =3");
    assertThat(read("x")).isEqualTo("a:K=2 a:k=1 a:k =3");
  }

  @HBaseCase
  public void qualifiersWithDotsAndColons() throws IOException {
    put("x", "a:b.q=1", "a:b:q=2", "a:.=3");
    assertThat(read("x")).isEqualTo("a:.=3 a:b.q=1 a:b:q=2");
    assertThat(text(table().get(get("x").addColumn(A, bytes("b.q"))))).isEqualTo("a:b.q=1");
  }

  @HBaseCase
  public void emptyValueIsKept() throws IOException {
    put("x", "a:q=");
    Result result = table().get(get("x"));
    assertThat(result.containsColumn(A, Q)).isTrue();
    assertThat(result.containsEmptyColumn(A, Q)).isTrue();
    assertThat(result.getValue(A, Q)).isEmpty();
  }

  @HBaseCase
  public void valuesOfAllBytes() throws IOException {
    byte[] value = new byte[512];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) i;
    }
    table().put(new Put(row("x")).addColumn(A, Q, value));
    assertThat(table().get(get("x")).getValue(A, Q)).isEqualTo(value);
  }

  @HBaseCase
  public void largeValue() throws IOException {
    byte[] value = new byte[900_000];
    Arrays.fill(value, (byte) 7);
    table().put(new Put(row("x")).addColumn(A, Q, value));
    assertThat(table().get(get("x")).getValue(A, Q)).isEqualTo(value);
  }

  @HBaseCase
  public void resultAnswersByColumn() throws IOException {
    put("x", "a:q@3=v3", "a:q@4=v4", "b:r@5=v5");
    Result result = table().get(get("x").readAllVersions());
    assertThat(result.getValue(A, Q)).isEqualTo(bytes("v4"));
    assertThat(result.getColumnCells(A, Q)).hasSize(2);
    assertThat(result.getColumnLatestCell(A, Q).getTimestamp()).isEqualTo(4);
    assertThat(result.getFamilyMap(B)).containsOnlyKeys(bytes("r"));
    assertThat(result.getMap().get(A).get(Q)).containsOnlyKeys(3L, 4L);
    assertThat(result.containsNonEmptyColumn(B, bytes("r"))).isTrue();
  }

  @HBaseCase
  public void cellsArePuts() throws IOException {
    put("x", "a:q@3=v3");
    Cell cell = table().get(get("x")).rawCells()[0];
    assertThat(cell.getType()).isEqualTo(Cell.Type.Put);
    assertThat(CellUtil.cloneRow(cell)).isEqualTo(row("x"));
  }

  @HBaseCase
  public void storeLimitIsPerFamily() throws IOException {
    put("x", "a:1=v", "a:2=v", "a:3=v", "b:1=v", "b:2=v");
    assertThat(text(table().get(get("x").setMaxResultsPerColumnFamily(2))))
        .isEqualTo("a:1=v a:2=v b:1=v b:2=v");
    assertThat(text(table().get(get("x").setMaxResultsPerColumnFamily(1))))
        .isEqualTo("a:1=v b:1=v");
  }

  @HBaseCase
  public void storeOffsetIsPerFamily() throws IOException {
    put("x", "a:1=v", "a:2=v", "a:3=v", "b:1=v", "b:2=v");
    assertThat(text(table().get(get("x").setRowOffsetPerColumnFamily(1))))
        .isEqualTo("a:2=v a:3=v b:2=v");
  }

  @HBaseCase
  public void storeLimitAndOffsetTogether() throws IOException {
    put("x", "a:1=v", "a:2=v", "a:3=v", "b:1=v");
    Get get = get("x").setMaxResultsPerColumnFamily(1).setRowOffsetPerColumnFamily(1);
    assertThat(text(table().get(get))).isEqualTo("a:2=v");
  }

  @HBaseCase
  public void checkExistenceOnlyTellsNoCells() throws IOException {
    put("x", "a:1=v");
    Result there = table().get(get("x").setCheckExistenceOnly(true));
    Result none = table().get(get("none").setCheckExistenceOnly(true));
    assertThat(there.getExists()).isTrue();
    assertThat(none.getExists()).isFalse();
    assertThat(there.isEmpty()).isTrue();
  }

  @HBaseCase
  public void existsOfOneRow() throws IOException {
    put("x", "a:1=v");
    assertThat(table().exists(get("x"))).isTrue();
    assertThat(table().exists(get("none"))).isFalse();
  }

  @HBaseCase
  public void existsLooksAtTheColumnsAsked() throws IOException {
    put("x", "a:1=v");
    assertThat(table().exists(get("x").addColumn(A, bytes("1")))).isTrue();
    assertThat(table().exists(get("x").addColumn(A, bytes("2")))).isFalse();
    assertThat(table().exists(get("x").addFamily(B))).isFalse();
  }

  @HBaseCase
  public void existsOfAList() throws IOException {
    put("x", "a:1=v");
    put("z", "b:1=v");
    assertThat(table()
            .exists(List.of(get("x"), get("y"), get("z").addFamily(B), get("z").addFamily(A))))
        .containsExactly(true, false, true, false);
  }

  @HBaseCase
  public void existsOfAnEmptyList() throws IOException {
    assertThat(table().exists(List.of())).isEmpty();
  }

  @HBaseCase
  public void existsOfAnUnknownFamily() {
    assertThatThrownBy(() -> table().exists(get("x").addFamily(bytes("zz"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void listIsAnsweredInItsOrder() throws IOException {
    put("x", "a:1=v1");
    put("y", "b:1=v2");
    Result[] results =
        table().get(List.of(get("y"), get("none"), get("x"), get("y").addFamily(A)));
    assertThat(Arrays.stream(results).map(Cells::text)).containsExactly("b:1=v2", "", "a:1=v1", "");
  }

  @HBaseCase
  public void listMayNameARowTwice() throws IOException {
    put("x", "a:1=v1", "b:1=v2");
    Result[] results = table().get(List.of(get("x").addFamily(A), get("x").addFamily(B)));
    assertThat(Arrays.stream(results).map(Cells::text)).containsExactly("a:1=v1", "b:1=v2");
  }

  @HBaseCase
  public void emptyListIsAnEmptyArray() throws IOException {
    assertThat(table().get(List.of())).isEmpty();
  }

  @HBaseCase
  public void listOfManyRows() throws IOException {
    List<Put> puts = new java.util.ArrayList<>();
    List<Get> gets = new java.util.ArrayList<>();
    for (int i = 0; i < 300; i++) {
      puts.add(Cells.put(row("r" + i), "a:q=v" + i));
      gets.add(get("r" + i));
    }
    table().put(puts);
    Result[] results = table().get(gets);
    for (int i = 0; i < 300; i++) {
      assertThat(text(results[i])).isEqualTo("a:q=v" + i);
    }
  }

  @HBaseCase
  public void listWithVersionsAndFilterPerGet() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2");
    Result[] results =
        table().get(List.of(get("x").readVersions(2), get("x"), get("x").setTimestamp(1)));
    assertThat(Arrays.stream(results).map(Cells::stamped))
        .containsExactly("a:q@2=v2 a:q@1=v1", "a:q@2=v2", "a:q@1=v1");
  }

  @HBaseCase
  public void hintsChangeNothing() throws IOException {
    put("x", "a:q=v");
    Get get = get("x")
        .setCacheBlocks(false)
        .setIsolationLevel(IsolationLevel.READ_UNCOMMITTED)
        .setConsistency(Consistency.TIMELINE)
        .setId("id")
        .setPriority(5);
    assertThat(text(table().get(get))).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void attributesChangeNothing() throws IOException {
    put("x", "a:q=v");
    assertThat(text(table().get(get("x").setAttribute("note", bytes("n"))))).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void rowOfManyColumns() throws IOException {
    Put put = new Put(row("x"));
    for (int i = 0; i < 2000; i++) {
      put.addColumn(A, bytes(String.format("q%05d", i)), bytes("v" + i));
    }
    table().put(put);
    Result result = table().get(get("x"));
    assertThat(result.size()).isEqualTo(2000);
    assertThat(result.getValue(A, bytes("q01999"))).isEqualTo(bytes("v1999"));
  }

  @HBaseCase
  public void stampedCellsKeepTheirTimestamps() throws IOException {
    put("x", "a:q@77=v");
    assertThat(stamped(table().get(get("x")))).isEqualTo("a:q@77=v");
  }
}
