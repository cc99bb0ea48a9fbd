// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.metrics.ScanMetrics;
import org.apache.hadoop.hbase.filter.IncompatibleFilterException;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * How scans bring what they read: limits, caching, batches, sizes and parts of rows. They read a table of
 * three regions with twelve rows r00 to r11 of five cells: a:1 to a:3, b:1 and b:2.
 */
public final class ScanPageCases extends CaseGroup {
  private static final int ROWS = 12;

  private Table split;

  ScanPageCases() {
    super("scan-page");
  }

  @Override
  void prepare() throws IOException {
    split = create(
        descriptor(tableName("split"), family("a", 5), family("b", 5)), bytes("r04"), bytes("r08"));
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      puts.add(
          Cells.put(bytes(String.format("r%02d", i)), "a:1=v", "a:2=v", "a:3=v", "b:1=v", "b:2=v"));
    }
    split.put(puts);
  }

  @Override
  public void close() throws IOException {
    super.close();
    split.close();
    drop(split.getName());
  }

  private List<Result> results(Scan scan) throws IOException {
    List<Result> results = new ArrayList<>();
    try (ResultScanner scanner = split.getScanner(scan)) {
      for (Result result : scanner) {
        results.add(result);
      }
    }
    return results;
  }

  private static String sizes(List<Result> results) {
    StringJoiner sizes = new StringJoiner(" ");
    for (Result result : results) {
      sizes.add(result.size() + (result.mayHaveMoreCellsInRow() ? "+" : ""));
    }
    return sizes.toString();
  }

  private static String keys(List<Result> results) {
    StringJoiner keys = new StringJoiner(" ");
    for (Result result : results) {
      keys.add(Bytes.toString(result.getRow()));
    }
    return keys.toString();
  }

  @HBaseCase
  public void limit() throws IOException {
    assertThat(keys(results(new Scan().setLimit(3)))).isEqualTo("r00 r01 r02");
  }

  @HBaseCase
  public void limitOverRegions() throws IOException {
    assertThat(keys(results(new Scan().setLimit(6)))).isEqualTo("r00 r01 r02 r03 r04 r05");
  }

  @HBaseCase
  public void limitAboveTheRows() throws IOException {
    assertThat(results(new Scan().setLimit(100))).hasSize(ROWS);
  }

  @HBaseCase
  public void oneRowLimit() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("r03x")).setOneRowLimit();
    assertThat(keys(results(scan))).isEqualTo("r04");
  }

  @HBaseCase
  public void cachingDoesNotCut() throws IOException {
    for (int caching : new int[] {1, 2, 5, 100}) {
      assertThat(results(new Scan().setCaching(caching)))
          .as("caching %d", caching)
          .hasSize(ROWS);
    }
  }

  @HBaseCase
  public void cachingWithLimit() throws IOException {
    assertThat(keys(results(new Scan().setCaching(2).setLimit(5))))
        .isEqualTo("r00 r01 r02 r03 r04");
  }

  @HBaseCase
  public void limitBackwards() throws IOException {
    assertThat(keys(results(new Scan().setReversed(true).setLimit(5).setCaching(2))))
        .isEqualTo("r11 r10 r09 r08 r07");
  }

  @HBaseCase
  public void batchSplitsRows() throws IOException {
    assertThat(sizes(results(new Scan().withStopRow(bytes("r02")).setBatch(2))))
        .isEqualTo("2+ 2+ 1 2+ 2+ 1");
  }

  @HBaseCase
  public void batchThatDividesEvenly() throws IOException {
    assertThat(sizes(results(new Scan().withStopRow(bytes("r02")).addFamily(B).setBatch(1))))
        .isEqualTo("1+ 1 1+ 1");
  }

  @HBaseCase
  public void batchAboveTheRow() throws IOException {
    assertThat(sizes(results(new Scan().withStopRow(bytes("r03")).setBatch(10))))
        .isEqualTo("5 5 5");
  }

  @HBaseCase
  public void batchNeverMixesRows() throws IOException {
    for (Result result : results(new Scan().setBatch(3))) {
      assertThat(result.size()).isLessThanOrEqualTo(3);
      for (var cell : result.rawCells()) {
        assertThat(CellUtil.cloneRow(cell)).isEqualTo(result.getRow());
      }
    }
    assertThat(results(new Scan().setBatch(3))).hasSize(2 * ROWS);
  }

  @HBaseCase
  public void limitCountsRowsNotBatches() throws IOException {
    assertThat(sizes(results(new Scan().setBatch(4).setLimit(3)))).isEqualTo("4+ 1 4+ 1 4+ 1");
  }

  @HBaseCase
  public void batchBackwards() throws IOException {
    assertThat(keys(results(new Scan().setReversed(true).setBatch(4).setLimit(2))))
        .isEqualTo("r11 r11 r10 r10");
  }

  @HBaseCase
  public void batchWithVersions() throws IOException {
    put("1", "a:q@1=v1", "a:q@2=v2", "a:q@3=v3", "b:q@1=w1");
    assertThat(rows(scan().readAllVersions().setBatch(2)))
        .isEqualTo("1{a:q=v3 a:q=v2} 1{a:q=v1 b:q=w1}");
  }

  @HBaseCase
  public void batchWithAWholeRowFilterIsRefused() {
    Scan scan =
        new Scan().setFilter(new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("v")));
    assertThatThrownBy(() -> scan.setBatch(2)).isInstanceOf(IncompatibleFilterException.class);
  }

  @HBaseCase
  public void storeLimitIsPerFamilyAndRow() throws IOException {
    assertThat(rows(split, new Scan().withStopRow(bytes("r02")).setMaxResultsPerColumnFamily(1)))
        .isEqualTo("r00{a:1=v b:1=v} r01{a:1=v b:1=v}");
  }

  @HBaseCase
  public void storeOffsetIsPerFamilyAndRow() throws IOException {
    assertThat(rows(split, new Scan().withStopRow(bytes("r02")).setRowOffsetPerColumnFamily(1)))
        .isEqualTo("r00{a:2=v a:3=v b:2=v} r01{a:2=v a:3=v b:2=v}");
  }

  @HBaseCase
  public void storeLimitAndOffset() throws IOException {
    Scan scan = new Scan()
        .withStopRow(bytes("r01"))
        .setMaxResultsPerColumnFamily(1)
        .setRowOffsetPerColumnFamily(2);
    assertThat(rows(split, scan)).isEqualTo("r00{a:3=v}");
  }

  @HBaseCase
  public void maxResultSizeKeepsRowsWhole() throws IOException {
    List<Result> results = results(new Scan().setMaxResultSize(1));
    assertThat(results).hasSize(ROWS).allMatch(result -> result.size() == 5);
  }

  @HBaseCase
  public void partialResultsTogetherAreTheRows() throws IOException {
    List<Result> results = results(new Scan().setMaxResultSize(1).setAllowPartialResults(true));
    assertThat(results.stream().mapToInt(Result::size).sum()).isEqualTo(5 * ROWS);
    assertThat(results.get(results.size() - 1).mayHaveMoreCellsInRow()).isFalse();
  }

  @HBaseCase
  public void partialResultsOfSmallRowsAreWhole() throws IOException {
    assertThat(sizes(results(new Scan().withStopRow(bytes("r02")).setAllowPartialResults(true))))
        .isEqualTo("5 5");
  }

  @HBaseCase
  public void completeResultFromPartialOnes() throws IOException {
    List<Result> parts = results(
        new Scan().withStopRow(bytes("r01")).setMaxResultSize(1).setAllowPartialResults(true));
    assertThat(Result.createCompleteResult(parts).size()).isEqualTo(5);
  }

  @HBaseCase
  public void readTypesAnswerTheSame() throws IOException {
    for (Scan.ReadType type : Scan.ReadType.values()) {
      assertThat(results(new Scan().setReadType(type))).as(type.name()).hasSize(ROWS);
    }
  }

  @HBaseCase
  public void smallScan() throws IOException {
    Scan scan = new Scan()
        .withStartRow(bytes("r03"))
        .withStopRow(bytes("r06"))
        .setReadType(Scan.ReadType.PREAD)
        .setLimit(2);
    assertThat(keys(results(scan))).isEqualTo("r03 r04");
  }

  @HBaseCase
  public void asyncPrefetchAnswersTheSame() throws IOException {
    Scan scan = new Scan().setAsyncPrefetch(true).setCaching(3);
    assertThat(results(scan)).hasSize(ROWS);
  }

  @HBaseCase
  public void nextIsNullAfterTheEndForEver() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan().withStopRow(bytes("r01")))) {
      assertThat(scanner.next()).isNotNull();
      assertThat(scanner.next()).isNull();
      assertThat(scanner.next()).isNull();
    }
  }

  @HBaseCase
  public void nextOfANumber() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan().setCaching(2))) {
      assertThat(scanner.next(5)).hasSize(5);
      assertThat(scanner.next(5)).hasSize(5);
      assertThat(scanner.next(5)).hasSize(2);
      assertThat(scanner.next(5)).isEmpty();
    }
  }

  @HBaseCase
  public void nextOfZeroIsEmpty() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan())) {
      assertThat(scanner.next(0)).isEmpty();
      assertThat(Bytes.toString(scanner.next().getRow())).isEqualTo("r00");
    }
  }

  @HBaseCase
  public void iteratorAndNextShareTheirPlace() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan())) {
      Iterator<Result> iterator = scanner.iterator();
      assertThat(Bytes.toString(iterator.next().getRow())).isEqualTo("r00");
      assertThat(Bytes.toString(iterator.next().getRow())).isEqualTo("r01");
      assertThat(Bytes.toString(scanner.next().getRow())).isEqualTo("r02");
    }
  }

  @HBaseCase
  public void closingEarlyAndTwice() throws IOException {
    ResultScanner scanner = split.getScanner(new Scan().setCaching(1));
    assertThat(scanner.next()).isNotNull();
    scanner.close();
    scanner.close();
  }

  @HBaseCase
  public void twoScannersAtOnce() throws IOException {
    try (ResultScanner one = split.getScanner(new Scan().setCaching(1));
        ResultScanner two = split.getScanner(new Scan().setCaching(1).setReversed(true))) {
      for (int i = 0; i < ROWS; i++) {
        assertThat(Bytes.toString(one.next().getRow())).isEqualTo(String.format("r%02d", i));
        assertThat(Bytes.toString(two.next().getRow()))
            .isEqualTo(String.format("r%02d", ROWS - 1 - i));
      }
    }
  }

  @HBaseCase
  public void leaseIsRenewed() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan().setCaching(1))) {
      assertThat(scanner.next()).isNotNull();
      assertThat(scanner.renewLease()).isTrue();
      assertThat(scanner.next(ROWS)).hasSize(ROWS - 1);
    }
  }

  @HBaseCase
  public void metricsCountRows() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan().setScanMetricsEnabled(true))) {
      int rows = 0;
      while (scanner.next() != null) {
        rows++;
      }
      ScanMetrics metrics = scanner.getScanMetrics();
      assertThat(rows).isEqualTo(ROWS);
      assertThat(metrics).isNotNull();
      assertThat(metrics.countOfRPCcalls.get()).isPositive();
      assertThat(metrics.countOfRegions.get()).isEqualTo(3);
      assertThat(metrics.countOfRowsScanned.get()).isEqualTo(ROWS);
    }
  }

  @HBaseCase
  public void metricsAreNullUnlessAskedFor() throws IOException {
    try (ResultScanner scanner = split.getScanner(new Scan())) {
      assertThat(scanner.next()).isNotNull();
      assertThat(scanner.getScanMetrics()).isNull();
    }
  }

  @HBaseCase
  public void cursorsAreNoRows() throws IOException {
    List<Result> rows = new ArrayList<>();
    Scan scan = new Scan().setNeedCursorResult(true).setCaching(1);
    for (Result result : results(scan)) {
      if (result.isCursor()) {
        assertThat(result.getCursor().getRow()).isNotNull();
      } else {
        rows.add(result);
      }
    }
    assertThat(rows).hasSize(ROWS);
  }

  @HBaseCase
  public void lazyFamiliesChangeNothing() throws IOException {
    Scan scan = new Scan()
        .withStopRow(bytes("r02"))
        .setLoadColumnFamiliesOnDemand(true)
        .setFilter(new SingleColumnValueFilter(A, bytes("1"), CompareOperator.EQUAL, bytes("v")));
    assertThat(sizes(results(scan))).isEqualTo("5 5");
  }

  @HBaseCase
  public void largeRowsStayWhole() throws IOException {
    byte[] value = new byte[100_000];
    for (int i = 0; i < 4; i++) {
      Put put = new Put(row("r" + i));
      for (int k = 0; k < 10; k++) {
        put.addColumn(A, bytes("q" + k), value);
      }
      table().put(put);
    }
    int rows = 0;
    try (ResultScanner scanner = table().getScanner(scan())) {
      for (Result result : scanner) {
        assertThat(result.size()).isEqualTo(10);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(4);
  }

  @HBaseCase
  public void manyRowsInPages() throws IOException {
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      puts.add(Cells.put(row(String.format("%05d", i)), "a:q=v", "b:q=w"));
    }
    table().put(puts);
    int rows = 0;
    try (ResultScanner scanner = table().getScanner(scan().setCaching(100))) {
      for (Result result : scanner) {
        assertThat(key(result)).isEqualTo(String.format("%05d", rows));
        assertThat(result.size()).isEqualTo(2);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(1500);
  }
}
