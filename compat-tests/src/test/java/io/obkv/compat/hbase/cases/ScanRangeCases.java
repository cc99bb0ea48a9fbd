// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.hbase.client.IsolationLevel;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What scans read: ranges, directions, families, columns, versions and times. They only read a table of
 * four regions with the rows r00 to r19.
 */
public final class ScanRangeCases extends CaseGroup {
  private Table split;

  ScanRangeCases() {
    super("scan-range");
  }

  @Override
  void prepare() throws IOException {
    split = create(
        descriptor(tableName("split"), family("a", 5), family("b", 5)),
        bytes("r05"),
        bytes("r10"),
        bytes("r15"));
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Put put = Cells.put(bytes(String.format("r%02d", i)), "a:q@1=o" + i, "a:q@2=v" + i);
      if (i % 2 == 0) {
        put.addColumn(B, Q, 5, bytes("w" + i));
      }
      puts.add(put);
    }
    split.put(puts);
  }

  @Override
  public void close() throws IOException {
    super.close();
    split.close();
    drop(split.getName());
  }

  private static Scan range(String start, String stop) {
    return new Scan().withStartRow(bytes(start)).withStopRow(bytes(stop));
  }

  private static String numbered(int... numbers) {
    List<String> keys = new ArrayList<>();
    for (int number : numbers) {
      keys.add(String.format("r%02d", number));
    }
    return String.join(" ", keys);
  }

  private static int[] upTo(int last) {
    int[] numbers = new int[last + 1];
    for (int i = 0; i <= last; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  @HBaseCase
  public void wholeTableIsInOrderOverRegions() throws IOException {
    assertThat(keys(split, new Scan())).isEqualTo(numbered(upTo(19)));
  }

  @HBaseCase
  public void wholeTableBackwards() throws IOException {
    List<String> keys =
        new ArrayList<>(List.of(keys(split, new Scan().setReversed(true)).split(" ", -1)));
    Collections.reverse(keys);
    assertThat(String.join(" ", keys)).isEqualTo(numbered(upTo(19)));
  }

  @HBaseCase
  public void startIsInclusiveAndStopExclusive() throws IOException {
    assertThat(keys(split, range("r03", "r06"))).isEqualTo(numbered(3, 4, 5));
  }

  @HBaseCase
  public void startExclusive() throws IOException {
    assertThat(keys(split, new Scan().withStartRow(bytes("r03"), false).withStopRow(bytes("r06"))))
        .isEqualTo(numbered(4, 5));
  }

  @HBaseCase
  public void stopInclusive() throws IOException {
    assertThat(keys(split, new Scan().withStartRow(bytes("r03")).withStopRow(bytes("r06"), true)))
        .isEqualTo(numbered(3, 4, 5, 6));
  }

  @HBaseCase
  public void bothExclusiveAtRegionBorders() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("r05"), false).withStopRow(bytes("r10"), false);
    assertThat(keys(split, scan)).isEqualTo(numbered(6, 7, 8, 9));
  }

  @HBaseCase
  public void bothInclusiveAtRegionBorders() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("r05"), true).withStopRow(bytes("r10"), true);
    assertThat(keys(split, scan)).isEqualTo(numbered(5, 6, 7, 8, 9, 10));
  }

  @HBaseCase
  public void startAlone() throws IOException {
    assertThat(keys(split, new Scan().withStartRow(bytes("r17")))).isEqualTo(numbered(17, 18, 19));
  }

  @HBaseCase
  public void stopAlone() throws IOException {
    assertThat(keys(split, new Scan().withStopRow(bytes("r02")))).isEqualTo(numbered(0, 1));
  }

  @HBaseCase
  public void bordersThatAreNoRows() throws IOException {
    assertThat(keys(split, range("r03x", "r05x"))).isEqualTo(numbered(4, 5));
  }

  @HBaseCase
  public void startEqualToStopInclusiveIsOneRow() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("r05"), true).withStopRow(bytes("r05"), true);
    assertThat(keys(split, scan)).isEqualTo("r05");
  }

  @HBaseCase
  public void startEqualToStopIsNothing() throws IOException {
    assertThat(keys(split, range("r05", "r05"))).isEmpty();
  }

  @HBaseCase
  public void startAfterStopIsNothing() throws IOException {
    assertThat(keys(split, range("r09", "r05"))).isEmpty();
  }

  @HBaseCase
  public void rangeBeyondTheRows() throws IOException {
    assertThat(keys(split, range("s", "t"))).isEmpty();
  }

  @HBaseCase
  public void reversedRange() throws IOException {
    assertThat(keys(split, range("r06", "r03").setReversed(true))).isEqualTo(numbered(6, 5, 4));
  }

  @HBaseCase
  public void reversedWithFlags() throws IOException {
    Scan scan = new Scan()
        .setReversed(true)
        .withStartRow(bytes("r06"), false)
        .withStopRow(bytes("r03"), true);
    assertThat(keys(split, scan)).isEqualTo(numbered(5, 4, 3));
  }

  @HBaseCase
  public void reversedFromBetweenRows() throws IOException {
    assertThat(keys(split, new Scan().setReversed(true).withStartRow(bytes("r02x"))))
        .isEqualTo(numbered(2, 1, 0));
  }

  @HBaseCase
  public void reversedWithoutAStart() throws IOException {
    assertThat(keys(split, new Scan().setReversed(true).withStopRow(bytes("r16"))))
        .isEqualTo(numbered(19, 18, 17));
  }

  @HBaseCase
  public void reversedLimit() throws IOException {
    assertThat(keys(split, new Scan().setReversed(true).setLimit(3)))
        .isEqualTo(numbered(19, 18, 17));
  }

  @HBaseCase
  public void reversedCellsStayInOrder() throws IOException {
    put("x", "a:1=v", "a:2=v", "b:1=v");
    put("y", "a:1=v", "a:2=v");
    Scan scan = new Scan().setReversed(true).withStartRow(row("~")).withStopRow(row(""));
    assertThat(rows(scan)).isEqualTo("y{a:1=v a:2=v} x{a:1=v a:2=v b:1=v}");
  }

  @HBaseCase
  public void reversedVersionsStayInOrder() throws IOException {
    assertThat(rows(split, range("r02", "r00").setReversed(true).readAllVersions()))
        .isEqualTo("r02{a:q=v2 a:q=o2 b:q=w2} r01{a:q=v1 a:q=o1}");
  }

  @HBaseCase
  @NeedsClient("2.5")
  public void startingPrefix() throws IOException {
    assertThat(keys(split, new Scan().setStartStopRowForPrefixScan(bytes("r1"))))
        .isEqualTo(numbered(10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
  }

  @HBaseCase
  @NeedsClient("2.5")
  public void prefixOfHighBytes() throws IOException {
    byte[] high = {(byte) 0xff, (byte) 0xff};
    table().put(Cells.put(Bytes.add(high, bytes("k")), "a:q=v"));
    table().put(Cells.put(new byte[] {(byte) 0xfe}, "a:q=v"));
    Scan scan = new Scan().setStartStopRowForPrefixScan(high);
    assertThat(keys(scan)).isEqualTo("\\xFF\\xFFk");
  }

  @HBaseCase
  @NeedsClient("2.5")
  public void rowsAreOrderedAsUnsignedBytes() throws IOException {
    for (byte[] key :
        new byte[][] {{'k', (byte) 0x80}, {'k', 0x7f}, {'k'}, {'k', 0}, {'k', (byte) 0xff}}) {
      table().put(Cells.put(row(key), "a:q=v"));
    }
    Scan scan = new Scan().setStartStopRowForPrefixScan(row("k"));
    assertThat(keys(scan)).isEqualTo("k k\\x00 k\\x7F k\\x80 k\\xFF");
  }

  @HBaseCase
  public void oneFamily() throws IOException {
    assertThat(rows(split, range("r00", "r05").addFamily(B)))
        .isEqualTo("r00{b:q=w0} r02{b:q=w2} r04{b:q=w4}");
  }

  @HBaseCase
  public void bothFamilies() throws IOException {
    assertThat(rows(split, range("r00", "r03")))
        .isEqualTo("r00{a:q=v0 b:q=w0} r01{a:q=v1} r02{a:q=v2 b:q=w2}");
  }

  @HBaseCase
  public void rowsOnlyInTheSecondFamily() throws IOException {
    put("1", "a:q=v");
    put("2", "b:q=v");
    put("3", "c:q=v");
    put("4", "a:q=v", "c:q=v");
    assertThat(rows(scan())).isEqualTo("1{a:q=v} 2{b:q=v} 3{c:q=v} 4{a:q=v c:q=v}");
    assertThat(rows(scan().addFamily(B).addFamily(C))).isEqualTo("2{b:q=v} 3{c:q=v} 4{c:q=v}");
  }

  @HBaseCase
  public void columns() throws IOException {
    put("1", "a:1=v", "a:2=v", "b:1=v");
    put("2", "a:2=v");
    put("3", "a:3=v");
    assertThat(rows(scan().addColumn(A, bytes("1")).addColumn(A, bytes("2"))))
        .isEqualTo("1{a:1=v a:2=v} 2{a:2=v}");
  }

  @HBaseCase
  public void columnsOfSeveralFamiliesWithTheEmptyOne() throws IOException {
    put("1", "a:=v", "a:2=v", "b:=v", "b:3=v");
    assertThat(rows(scan().addColumn(A, null).addColumn(B, bytes("3")))).isEqualTo("1{a:=v b:3=v}");
  }

  @HBaseCase
  public void familyMap() throws IOException {
    put("1", "a:1=v", "b:1=v", "b:2=v");
    Scan scan = scan();
    NavigableSet<byte[]> qualifiers = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    qualifiers.add(bytes("2"));
    Map<byte[], NavigableSet<byte[]>> families = new TreeMap<>(Bytes.BYTES_COMPARATOR);
    families.put(B, qualifiers);
    scan.setFamilyMap(families);
    assertThat(rows(scan)).isEqualTo("1{b:2=v}");
  }

  @HBaseCase
  public void newestVersionByDefault() throws IOException {
    assertThat(rows(split, range("r01", "r02"))).isEqualTo("r01{a:q=v1}");
  }

  @HBaseCase
  public void allVersions() throws IOException {
    assertThat(rows(split, range("r01", "r02").readAllVersions())).isEqualTo("r01{a:q=v1 a:q=o1}");
  }

  @HBaseCase
  public void numberOfVersions() throws IOException {
    put("1", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3");
    assertThat(rows(scan().readVersions(2))).isEqualTo("1{a:q=v3 a:q=v2}");
  }

  @HBaseCase
  public void timeRange() throws IOException {
    assertThat(rows(split, range("r01", "r04").setTimeRange(0, 2)))
        .isEqualTo("r01{a:q=o1} r02{a:q=o2} r03{a:q=o3}");
  }

  @HBaseCase
  public void timestamp() throws IOException {
    assertThat(rows(split, range("r01", "r04").setTimestamp(5))).isEqualTo("r02{b:q=w2}");
  }

  @HBaseCase
  public void timeRangePerFamily() throws IOException {
    assertThat(rows(split, range("r01", "r03").setColumnFamilyTimeRange(A, 0, 2)))
        .isEqualTo("r01{a:q=o1} r02{a:q=o2 b:q=w2}");
    assertThat(rows(split, range("r01", "r03").setColumnFamilyTimeRange(B, 0, 2)))
        .isEqualTo("r01{a:q=v1} r02{a:q=v2}");
  }

  @HBaseCase
  public void unknownFamily() {
    assertThatThrownBy(() -> rows(split, new Scan().addFamily(bytes("zz"))))
        .hasStackTraceContaining(NoSuchColumnFamilyException.class.getName());
  }

  @HBaseCase
  public void scannerOfAFamily() throws IOException {
    put("1", "a:1=v", "b:1=v");
    try (ResultScanner scanner = table().getScanner(B)) {
      for (Result result : scanner) {
        assertThat(result.getFamilyMap(A)).isEmpty();
      }
    }
  }

  @HBaseCase
  public void scannerOfAColumn() throws IOException {
    try (ResultScanner scanner = split.getScanner(B, Q)) {
      assertThat(scanner.next(20)).hasSize(10);
    }
  }

  @HBaseCase
  public void isolationLevelsReadWhatIsCommitted() throws IOException {
    Scan scan = range("r01", "r02").setIsolationLevel(IsolationLevel.READ_UNCOMMITTED);
    assertThat(rows(split, scan)).isEqualTo("r01{a:q=v1}");
  }

  @HBaseCase
  public void rowsWrittenAfterTheStartOfALaterScanAreSeen() throws IOException {
    put("1", "a:q=v");
    assertThat(keys(scan())).isEqualTo("1");
    put("2", "a:q=v");
    assertThat(keys(scan())).isEqualTo("1 2");
  }

  @HBaseCase
  public void scanOfAGet() throws IOException {
    put("1", "a:q=v", "b:q=w");
    put("1x", "a:q=v");
    assertThat(rows(new Scan(get("1").addFamily(B)))).isEqualTo("1{b:q=w}");
  }

  @HBaseCase
  public void copyOfAScan() throws IOException {
    Scan scan = range("r01", "r03").addFamily(A).readVersions(2).setLimit(1);
    assertThat(rows(split, new Scan(scan))).isEqualTo("r01{a:q=v1 a:q=o1}");
  }
}
