// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.adapter.CellWrite.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class RowWritesTest {
  /** A put of each of these columns, {@code family:qualifier}. */
  private static RowWrites row(String... columns) {
    return new RowWrites(
        Bytes.toBytes("r"), List.of(columns).stream().map(RowWritesTest::cell).toList());
  }

  private static CellWrite cell(String column) {
    String[] names = column.split(":", -1);
    return new CellWrite(
        Kind.PUT,
        Bytes.toBytes(names[0]),
        Bytes.toBytes(names[1]),
        3,
        new byte[0],
        CellWrite.NO_TIME_TO_LIVE);
  }

  private static String text(RowWrites row) {
    return row.cells().stream()
        .map(cell -> Bytes.toString(cell.family()) + ":" + Bytes.toString(cell.qualifier()))
        .collect(Collectors.joining(" "));
  }

  private static List<String> parts(String... columns) {
    return row(columns).parts().stream().map(RowWritesTest::text).toList();
  }

  @Test
  void rowsAreWholeWhereOneRequestCanSayThem() {
    assertThat(parts("a:q", "b:q", "c:q")).containsExactly("a:q b:q c:q");
    assertThat(parts("a:", "a:q")).containsExactly("a: a:q");
    assertThat(parts("a.b:q")).containsExactly("a.b:q");
  }

  @Test
  void familiesThatCannotBeNamedBesideOthersAreApart() {
    assertThat(parts("a:q", "b:r", "b:", "c:q")).containsExactly("b:r b:", "a:q c:q");
    assertThat(parts("a:", "b:")).containsExactly("a:", "b:");
    assertThat(parts("a.b:q", "c:q")).containsExactly("a.b:q", "c:q");
  }

  @Test
  void wholeFamiliesHaveNoQualifierThatCouldBeEmpty() {
    CellWrite family = new CellWrite(
        Kind.DELETE_FAMILY, Bytes.toBytes("a"), null, 3, null, CellWrite.NO_TIME_TO_LIVE);
    RowWrites row = new RowWrites(Bytes.toBytes("r"), List.of(family, cell("b:q")));
    assertThat(row.parts()).containsExactly(row);
  }

  private static CellWrite delete(Kind kind) {
    return new CellWrite(
        kind, Bytes.toBytes("a"), Bytes.toBytes("q"), 3, null, CellWrite.NO_TIME_TO_LIVE);
  }

  private static RowWrites of(CellWrite... cells) {
    return new RowWrites(Bytes.toBytes("r"), List.of(cells));
  }

  @Test
  void deletesUpToATimeAreSaidAsOftenAsAskedFor() {
    CellWrite column = delete(Kind.DELETE_COLUMN);
    CellWrite version = delete(Kind.DELETE_VERSION);
    CellWrite put = cell("a:q");
    assertThat(of(version, column, put).withDeletes(2).cells())
        .containsExactly(version, column, column, put);
    assertThat(of(version, put).withDeletes(2).cells()).containsExactly(version, put);
  }

  @Test
  void whatIsSentAgainRemovesNothingThatWasPut() {
    CellWrite column = delete(Kind.DELETE_COLUMN);
    CellWrite newest = delete(Kind.DELETE_NEWEST);
    assertThat(of(newest, column).deletesToRepeat().cells()).containsExactly(column);
    assertThat(of(column, cell("a:q")).deletesToRepeat().cells()).isEmpty();
  }
}
