// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellBuilderFactory;
import org.apache.hadoop.hbase.CellBuilderType;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Writing cells, and their versions and timestamps. */
public final class PutCases extends CaseGroup {
  PutCases() {
    super("put");
  }

  @HBaseCase
  public void laterPutIsTheNewestVersion() throws IOException {
    put("x", "a:q@1=v1");
    put("x", "a:q@2=v2");
    assertThat(read("x")).isEqualTo("a:q=v2");
    assertThat(versions("x")).isEqualTo("a:q@2=v2 a:q@1=v1");
  }

  @HBaseCase
  public void olderTimestampIsAnOlderVersion() throws IOException {
    put("x", "a:q@5=v5");
    put("x", "a:q@3=v3");
    assertThat(read("x")).isEqualTo("a:q=v5");
    assertThat(versions("x")).isEqualTo("a:q@5=v5 a:q@3=v3");
  }

  @HBaseCase
  public void sameTimestampOverwrites() throws IOException {
    put("x", "a:q@5=old");
    put("x", "a:q@5=new");
    assertThat(versions("x")).isEqualTo("a:q@5=new");
  }

  @HBaseCase
  public void sameTimestampWithinOnePutKeepsTheLast() throws IOException {
    put("x", "a:q@5=first", "a:q@5=last");
    assertThat(versions("x")).isEqualTo("a:q@5=last");
  }

  @HBaseCase
  public void severalVersionsInOnePut() throws IOException {
    put("x", "a:q@1=v1", "a:q@3=v3", "a:q@2=v2");
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@2=v2 a:q@1=v1");
  }

  @HBaseCase
  public void sameColumnTwiceWithoutATimeKeepsTheLast() throws IOException {
    put("x", "a:q=first", "a:q=last");
    assertThat(read("x")).isEqualTo("a:q=last");
  }

  @HBaseCase
  public void noTimestampIsTheTimeOfTheServer() throws IOException {
    long before = System.currentTimeMillis();
    put("x", "a:q=v");
    long stamp = table().get(get("x")).rawCells()[0].getTimestamp();
    assertThat(stamp).isBetween(before - 2000, System.currentTimeMillis() + 2000);
  }

  @HBaseCase
  public void allCellsOfAPutHaveOneTime() throws IOException {
    put("x", "a:1=v", "a:2=v", "b:1=v", "c:1=v");
    List<Long> stamps = new ArrayList<>();
    for (Cell cell : table().get(get("x")).rawCells()) {
      stamps.add(cell.getTimestamp());
    }
    assertThat(stamps).hasSize(4).containsOnly(stamps.get(0));
  }

  @HBaseCase
  public void rowTimestampIsEveryCellsDefault() throws IOException {
    table().put(new Put(row("x"), 7).addColumn(A, Q, bytes("v")).addColumn(B, Q, 9, bytes("w")));
    assertThat(versions("x")).isEqualTo("a:q@7=v b:q@9=w");
  }

  @HBaseCase
  public void timestampZeroIsATimestamp() throws IOException {
    put("x", "a:q@0=v");
    assertThat(versions("x")).isEqualTo("a:q@0=v");
  }

  @HBaseCase
  public void timestampInTheFutureIsReadAtOnce() throws IOException {
    long future = System.currentTimeMillis() + 3_600_000;
    put("x", "a:q=now", "a:q@" + future + "=future");
    assertThat(read("x")).isEqualTo("a:q=future");
  }

  @HBaseCase
  public void familyKeepsItsNumberOfVersions() throws IOException {
    for (int i = 1; i <= 7; i++) {
      put("x", "a:q@" + i + "=v" + i, "c:q@" + i + "=w" + i);
    }
    assertThat(versions("x")).isEqualTo("a:q@7=v7 a:q@6=v6 a:q@5=v5 a:q@4=v4 a:q@3=v3 c:q@7=w7");
  }

  @HBaseCase
  public void readVersionsTakesTheNewest() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "b:q@1=w1", "b:q@2=w2");
    assertThat(Cells.stamped(table().get(get("x").readVersions(2))))
        .isEqualTo("a:q@3=v3 a:q@2=v2 b:q@2=w2 b:q@1=w1");
  }

  @HBaseCase
  public void moreVersionsThanTheFamilyKeepsAreCapped() throws IOException {
    for (int i = 1; i <= 7; i++) {
      put("x", "a:q@" + i + "=v" + i);
    }
    assertThat(table().get(get("x").readVersions(100)).size()).isEqualTo(5);
  }

  @HBaseCase
  public void versionsBeyondTheFamilysAreOutOfReachOfTimestamps() throws IOException {
    for (int i = 1; i <= 3; i++) {
      put("x", "c:q@" + i + "=w" + i);
    }
    assertThat(Cells.stamped(table().get(get("x")))).isEqualTo("c:q@3=w3");
  }

  @HBaseCase
  public void timeRangeIsClosedBelowAndOpenAbove() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "a:q@4=v4");
    assertThat(Cells.stamped(table().get(get("x").setTimeRange(2, 4).readAllVersions())))
        .isEqualTo("a:q@3=v3 a:q@2=v2");
  }

  @HBaseCase
  public void timeRangeComesBeforeTheCountOfVersions() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "a:q@4=v4");
    assertThat(Cells.stamped(table().get(get("x").setTimeRange(0, 3)))).isEqualTo("a:q@2=v2");
    assertThat(Cells.stamped(table().get(get("x").setTimeRange(0, 4).readVersions(2))))
        .isEqualTo("a:q@3=v3 a:q@2=v2");
  }

  @HBaseCase
  public void emptyTimeRangeFindsNothing() throws IOException {
    put("x", "a:q@5=v");
    assertThat(table().get(get("x").setTimeRange(5, 5)).isEmpty()).isTrue();
  }

  @HBaseCase
  public void timestampFindsOneVersion() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3");
    assertThat(Cells.stamped(table().get(get("x").setTimestamp(2)))).isEqualTo("a:q@2=v2");
    assertThat(table().get(get("x").setTimestamp(9)).isEmpty()).isTrue();
  }

  @HBaseCase
  public void timeRangePerFamily() throws IOException {
    put("x", "a:q@1=v1", "a:q@5=v5", "b:q@1=w1", "b:q@5=w5");
    Get get = get("x").setColumnFamilyTimeRange(A, 0, 3).readAllVersions();
    assertThat(Cells.stamped(table().get(get))).isEqualTo("a:q@1=v1 b:q@5=w5 b:q@1=w1");
  }

  @HBaseCase
  public void timeRangePerFamilyGoesBeforeThatOfTheGet() throws IOException {
    put("x", "a:q@1=v1", "a:q@5=v5", "b:q@1=w1", "b:q@5=w5");
    Get get = get("x").setTimeRange(4, 9).setColumnFamilyTimeRange(A, 0, 3).readAllVersions();
    assertThat(Cells.stamped(table().get(get))).isEqualTo("a:q@1=v1 b:q@5=w5");
  }

  @HBaseCase
  public void listOfPuts() throws IOException {
    table()
        .put(List.of(
            Cells.put(row("x"), "a:q=v1"),
            Cells.put(row("y"), "b:q=v2"),
            Cells.put(row("z"), "c:q=v3")));
    assertThat(rows(scan())).isEqualTo("x{a:q=v1} y{b:q=v2} z{c:q=v3}");
  }

  @HBaseCase
  public void emptyListOfPuts() throws IOException {
    table().put(List.of());
    assertThat(rows(scan())).isEmpty();
  }

  @HBaseCase
  public void listOfPutsOfOneRow() throws IOException {
    table().put(List.of(Cells.put(row("x"), "a:1=v1"), Cells.put(row("x"), "a:2=v2", "b:1=v3")));
    assertThat(read("x")).isEqualTo("a:1=v1 a:2=v2 b:1=v3");
  }

  @HBaseCase
  public void unknownFamilyIsNoSuchColumnFamily() {
    assertThatThrownBy(() -> put("x", "zz:q=v")).isInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void unknownFamilyAppliesNothingOfTheRow() throws IOException {
    assertThatThrownBy(() -> put("x", "a:q=v", "zz:q=v")).isInstanceOf(IOException.class);
    assertThat(table().exists(get("x"))).isFalse();
  }

  @HBaseCase
  public void unknownFamilyInAListTellsItsRow() throws IOException {
    List<Put> puts = List.of(
        Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "zz:q=v"), Cells.put(row("z"), "a:q=v"));
    assertThatThrownBy(() -> table().put(puts))
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, e -> {
          assertThat(e.getNumExceptions()).isEqualTo(1);
          assertThat(e.getRow(0).getRow()).isEqualTo(row("y"));
          assertThat(e.getCause(0)).isInstanceOf(NoSuchColumnFamilyException.class);
          assertThat(e.getHostnamePort(0)).isNotEmpty();
          assertThat(e.mayHaveClusterIssues()).isFalse();
        });
    assertThat(keys(scan())).isEqualTo("x z");
  }

  @HBaseCase
  public void durabilityChangesNothing() throws IOException {
    for (Durability durability : Durability.values()) {
      table().put(Cells.put(row(durability.name()), "a:q=v").setDurability(durability));
      assertThat(read(durability.name())).isEqualTo("a:q=v");
    }
  }

  @HBaseCase
  public void putOfACell() throws IOException {
    Cell cell = CellBuilderFactory.create(CellBuilderType.DEEP_COPY)
        .setRow(row("x"))
        .setFamily(A)
        .setQualifier(Q)
        .setTimestamp(4)
        .setType(Cell.Type.Put)
        .setValue(bytes("v"))
        .build();
    table().put(new Put(row("x")).add(cell));
    assertThat(versions("x")).isEqualTo("a:q@4=v");
  }

  @HBaseCase
  public void putOfByteBuffers() throws IOException {
    table().put(new Put(row("x")).addColumn(A, ByteBuffer.wrap(Q), 3, ByteBuffer.wrap(bytes("v"))));
    assertThat(versions("x")).isEqualTo("a:q@3=v");
  }

  @HBaseCase
  public void nullValueIsEmpty() throws IOException {
    table().put(new Put(row("x")).addColumn(A, Q, null));
    assertThat(table().get(get("x")).getValue(A, Q)).isEmpty();
  }

  @HBaseCase
  public void rowKeyFromAPartOfAnArray() throws IOException {
    byte[] key = row("xyz");
    table().put(new Put(key, 0, key.length - 2).addColumn(A, Q, bytes("v")));
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void putIsAtomicOverFamilies() throws Exception {
    byte[] key = row("x");
    table().put(Cells.put(key, "a:q=0", "b:q=0", "c:q=0"));
    FutureTask<Void> writes = new FutureTask<>(() -> {
      for (int i = 1; i <= 60; i++) {
        table().put(Cells.put(key, "a:q=" + i, "b:q=" + i, "c:q=" + i));
      }
      return null;
    });
    Thread writer = new Thread(writes);
    writer.start();
    Set<String> seen = new LinkedHashSet<>();
    while (writer.isAlive()) {
      seen.add(read("x").replaceAll("[a-c]:q=", ""));
    }
    writes.get();
    assertThat(read("x")).isEqualTo("a:q=60 b:q=60 c:q=60");
    assertThat(seen).allMatch(values -> values.matches("(\\d+) \\1 \\1"));
  }

  @HBaseCase
  public void rewritingReadsBackUnchanged() throws IOException {
    for (int i = 0; i < 20; i++) {
      put("x", "c:q=v" + i);
      assertThat(read("x")).isEqualTo("c:q=v" + i);
    }
  }
}
