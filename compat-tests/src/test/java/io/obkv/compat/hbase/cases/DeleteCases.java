// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Every kind of delete. */
public final class DeleteCases extends CaseGroup {
  DeleteCases() {
    super("delete");
  }

  private void threeVersions(String row) throws IOException {
    put(row, "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "a:r@2=w2", "b:q@2=x2");
  }

  @HBaseCase
  public void columnWithTheEmptyQualifierInSeveralFamilies() throws IOException {
    put("x", "a:=v1", "a:q=v2", "b:q=v3", "b:r=v4");
    awaitNextMillisecond();
    table().delete(delete("x").addColumns(A, null).addColumns(B, Q));
    assertThat(read("x")).isEqualTo("a:q=v2 b:r=v4");
  }

  @HBaseCase
  public void row() throws IOException {
    threeVersions("x");
    table().delete(delete("x"));
    assertThat(table().exists(get("x"))).isFalse();
    assertThat(versions("x")).isEmpty();
  }

  @HBaseCase
  public void rowUpToATime() throws IOException {
    threeVersions("x");
    table().delete(new Delete(row("x"), 2));
    assertThat(versions("x")).isEqualTo("a:q@3=v3");
  }

  @HBaseCase
  public void family() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addFamily(A));
    assertThat(versions("x")).isEqualTo("b:q@2=x2");
  }

  @HBaseCase
  public void familyUpToATime() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addFamily(A, 2));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 b:q@2=x2");
  }

  @HBaseCase
  public void familyOfOneTime() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addFamilyVersion(A, 2));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@1=v1 b:q@2=x2");
  }

  @HBaseCase
  public void allVersionsOfAColumn() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumns(A, Q));
    assertThat(versions("x")).isEqualTo("a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void versionsOfAColumnUpToATime() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumns(A, Q, 2));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void newestVersionOfAColumn() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumn(A, Q));
    assertThat(versions("x")).isEqualTo("a:q@2=v2 a:q@1=v1 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void newestVersionTwiceBringsUpTheOldest() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumn(A, Q));
    table().delete(delete("x").addColumn(A, Q));
    assertThat(Cells.stamped(table().get(get("x").addColumn(A, Q)))).isEqualTo("a:q@1=v1");
  }

  @HBaseCase
  public void oneVersionOfAColumn() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumn(A, Q, 2));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@1=v1 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void versionThatIsNotThere() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumn(A, Q, 9));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@2=v2 a:q@1=v1 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void newestVersionOfAnAbsentColumn() throws IOException {
    threeVersions("x");
    table().delete(delete("x").addColumn(A, bytes("none")));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@2=v2 a:q@1=v1 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void absentRow() throws IOException {
    table().delete(delete("none"));
    assertThat(table().exists(get("none"))).isFalse();
  }

  @HBaseCase
  public void severalKindsInOneDelete() throws IOException {
    put("x", "a:1@1=v", "a:1@2=v", "a:2@1=v", "a:2@2=v", "b:q@1=v", "c:q@1=v");
    table()
        .delete(
            delete("x").addColumn(A, bytes("1"), 1).addColumns(A, bytes("2")).addFamily(B));
    assertThat(versions("x")).isEqualTo("a:1@2=v c:q@1=v");
  }

  @HBaseCase
  public void columnsOfSeveralFamilies() throws IOException {
    put("x", "a:q=1", "b:q=2", "c:q=3");
    table().delete(delete("x").addColumns(A, Q).addColumns(C, Q));
    assertThat(read("x")).isEqualTo("b:q=2");
  }

  @HBaseCase
  public void rowTimestampIsTheDefaultOfColumns() throws IOException {
    threeVersions("x");
    table().delete(new Delete(row("x"), 2).addColumns(A, Q));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:r@2=w2 b:q@2=x2");
  }

  @HBaseCase
  public void emptyQualifier() throws IOException {
    put("x", "a:=v0", "a:q=v1");
    table().delete(delete("x").addColumns(A, null));
    assertThat(read("x")).isEqualTo("a:q=v1");
  }

  @HBaseCase
  public void newestOfTheEmptyQualifier() throws IOException {
    put("x", "a:@1=v1", "a:@2=v2");
    table().delete(delete("x").addColumn(A, new byte[0]));
    assertThat(versions("x")).isEqualTo("a:@1=v1");
  }

  @HBaseCase
  public void putAfterADeleteIsSeen() throws Exception {
    put("x", "a:q=v1");
    table().delete(delete("x"));
    awaitNextMillisecond();
    put("x", "a:q=v2");
    assertThat(read("x")).isEqualTo("a:q=v2");
  }

  @HBaseCase
  public void cellOfTheFutureOutlivesADeleteOfTheRow() throws IOException {
    long future = System.currentTimeMillis() + 3_600_000;
    put("x", "a:q@" + future + "=v");
    table().delete(delete("x"));
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void cellOfTheFutureOutlivesADeleteOfColumns() throws IOException {
    long future = System.currentTimeMillis() + 3_600_000;
    put("x", "a:q@" + future + "=v", "a:q@5=old");
    table().delete(delete("x").addColumns(A, Q));
    assertThat(versions("x")).isEqualTo("a:q@" + future + "=v");
  }

  @HBaseCase
  public void cellOfTheFutureOutlivesADeleteOfTheFamily() throws IOException {
    long future = System.currentTimeMillis() + 3_600_000;
    put("x", "a:q@" + future + "=v", "a:r@5=old");
    table().delete(delete("x").addFamily(A));
    assertThat(versions("x")).isEqualTo("a:q@" + future + "=v");
  }

  @HBaseCase
  public void markerHidesALaterPutOfAnEarlierTime() throws IOException {
    put("x", "a:q@5=v5");
    table().delete(delete("x").addColumns(A, Q, 10));
    put("x", "a:q@7=v7");
    assertThat(versions("x")).isEmpty();
  }

  @HBaseCase
  public void markerOfTheRowHidesALaterPutOfAnEarlierTime() throws IOException {
    table().delete(new Delete(row("x"), 10));
    put("x", "a:q@7=v7", "b:q@11=v11");
    assertThat(versions("x")).isEqualTo("b:q@11=v11");
  }

  @HBaseCase
  public void markerOfTheFutureHidesPutsOfNow() throws IOException {
    table().delete(delete("x").addFamily(A, System.currentTimeMillis() + 3_600_000));
    put("x", "a:q=v", "b:q=w");
    assertThat(read("x")).isEqualTo("b:q=w");
  }

  @HBaseCase
  public void deletedVersionsDoNotCount() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "a:q@4=v4");
    table().delete(delete("x").addColumn(A, Q, 3));
    assertThat(Cells.stamped(table().get(get("x").readVersions(2)))).isEqualTo("a:q@4=v4 a:q@2=v2");
  }

  @HBaseCase
  public void listLosesWhatWasApplied() throws IOException {
    put("x", "a:q=v");
    put("y", "a:q=v");
    List<Delete> deletes = new ArrayList<>(List.of(delete("x"), delete("y")));
    table().delete(deletes);
    assertThat(deletes).isEmpty();
    assertThat(rows(scan())).isEmpty();
  }

  @HBaseCase
  public void listKeepsWhatFailed() throws IOException {
    put("x", "a:q=v");
    put("z", "a:q=v");
    List<Delete> deletes =
        new ArrayList<>(List.of(delete("x"), delete("y").addFamily(bytes("zz")), delete("z")));
    assertThatThrownBy(() -> table().delete(deletes))
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, e -> {
          assertThat(e.getNumExceptions()).isEqualTo(1);
          assertThat(e.getRow(0).getRow()).isEqualTo(row("y"));
        });
    assertThat(deletes).hasSize(1);
    assertThat(deletes.get(0).getRow()).isEqualTo(row("y"));
    assertThat(rows(scan())).isEmpty();
  }

  @HBaseCase
  public void listOfEmptyDeletesRemovesRows() throws IOException {
    List<Delete> deletes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      put("r" + i, "a:q=v", "b:q=v");
      deletes.add(delete("r" + i));
    }
    table().delete(deletes);
    assertThat(rows(scan())).isEmpty();
  }

  @HBaseCase
  public void unknownFamilyIsNoSuchColumnFamily() {
    assertThatThrownBy(() -> table().delete(delete("x").addFamily(bytes("zz"))))
        .isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void familyWithOneVersionShowsNothingOlder() throws IOException {
    put("x", "c:q@1=v1");
    put("x", "c:q@2=v2");
    table().delete(delete("x").addColumns(C, Q));
    assertThat(versions("x")).isEmpty();
  }

  @HBaseCase
  public void deletesEveryStoredVersionNotOnlyTheNewestFive() throws IOException {
    for (int i = 1; i <= 8; i++) {
      put("x", "a:q@" + i + "=v" + i);
    }
    table().delete(delete("x").addColumns(A, Q, 8));
    assertThat(versions("x")).isEmpty();
  }

  @HBaseCase
  public void rawScanShowsTheMarker() throws IOException {
    put("x", "a:q@5=v");
    table().delete(delete("x").addColumns(A, Q, 5));
    List<Cell.Type> types = new ArrayList<>();
    try (ResultScanner scanner = table().getScanner(scan().setRaw(true).readAllVersions())) {
      for (Result result : scanner) {
        for (Cell cell : result.rawCells()) {
          types.add(cell.getType());
        }
      }
    }
    assertThat(types).containsExactly(Cell.Type.DeleteColumn, Cell.Type.Put);
  }

  @HBaseCase
  public void rawScanShowsTheFamilysMarkerAtTheEmptyQualifier() throws IOException {
    put("x", "a:q@5=v");
    table().delete(delete("x").addFamily(A, 5));
    try (ResultScanner scanner = table().getScanner(scan().setRaw(true).readAllVersions())) {
      assertThat(Cells.stamped(scanner.next())).isEqualTo("a:@5= a:q@5=v");
    }
  }

  @HBaseCase
  public void scanSkipsDeletedRows() throws IOException {
    put("x", "a:q=v");
    put("y", "a:q=v");
    put("z", "a:q=v");
    table().delete(delete("y"));
    assertThat(keys(scan())).isEqualTo("x z");
  }

  @HBaseCase
  public void deleteOfACell() throws IOException {
    threeVersions("x");
    Cell marker = org.apache.hadoop.hbase.CellBuilderFactory.create(
            org.apache.hadoop.hbase.CellBuilderType.DEEP_COPY)
        .setRow(row("x"))
        .setFamily(A)
        .setQualifier(Q)
        .setTimestamp(3)
        .setType(Cell.Type.Delete)
        .build();
    table().delete(delete("x").add(marker));
    assertThat(versions("x")).isEqualTo("a:q@2=v2 a:q@1=v1 a:r@2=w2 b:q@2=x2");
  }
}
