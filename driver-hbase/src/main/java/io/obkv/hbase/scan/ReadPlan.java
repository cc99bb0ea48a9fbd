// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.adapter.HBaseNames;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.FamilySchema;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.filter.FamilyContext;
import io.obkv.hbase.filter.FilterRunner;
import io.obkv.hbase.filter.PushDown;
import io.obkv.hbase.filter.RowRange;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.ColumnRange;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.io.TimeRange;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Which queries a read is made of: one for each family and tablet. Families are read apart, for a server
 * runs filters family by family, and put together here.
 */
final class ReadPlan implements ReadSource {
  private static final int NO_LIMIT = -1;
  private static final byte[] ANY_ROW = {0};
  private static final int[] ONLY_TABLET = {0};
  private static final long DEFAULT_PAGE_BYTES = 2 * 1024 * 1024;
  private static final long LEAST_PAGE_BYTES = 64 * 1024;

  /** With a limit and a filter nobody knows how many rows it takes; so many are worth one answer. */
  private static final int LEAST_FILTERED_ROWS = 100;

  private final ReadSpec spec;
  private final Database database;
  private final CallTimes times;
  private final List<FamilySchema> families;
  private final List<String> tables;
  private final ScanStart start;

  private ReadPlan(
      ReadSpec spec,
      Database database,
      CallTimes times,
      List<FamilySchema> families,
      List<String> tables,
      ScanStart start) {
    this.spec = spec;
    this.start = start;
    this.database = database;
    this.times = times;
    this.families = families;
    this.tables = tables;
  }

  /**
   * Plans a read.
   *
   * @param start whose first page may be here; null for none
   * @throws NoSuchColumnFamilyException where the table lacks a family that is asked for
   */
  static ReadPlan of(
      ReadSpec spec, HTableSchema table, Database database, CallTimes times, ScanStart start)
      throws NoSuchColumnFamilyException {
    List<FamilySchema> families = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    Iterable<byte[]> names =
        spec.families().isEmpty() ? table.families().keySet() : spec.families().keySet();
    for (byte[] name : names) {
      FamilySchema family = table.families().get(name);
      if (family == null) {
        throw new NoSuchColumnFamilyException(
            "Column family " + Bytes.toString(name) + " does not exist in table " + table.name());
      }
      families.add(family);
      tables.add(table.familyTable(name));
    }
    return new ReadPlan(spec, database, times, families, tables, start);
  }

  @Override
  public FilterRunner runner() throws IOException {
    List<FilterRunner.Rules> rules = new ArrayList<>();
    for (FamilySchema family : families) {
      rules.add(new FilterRunner.Rules(
          family.nameBytes(), Math.min(family.maxVersions(), spec.versions())));
    }
    return spec.runner(rules);
  }

  @Override
  public CompletableFuture<RowMerge> open(RowRanges left, int rowsLeft, ScanCounts counts) {
    List<Optional<TableSchema>> known = new ArrayList<>(tables.size());
    for (String table : tables) {
      Optional<TableSchema> schema = database.knownSchema(table);
      if (schema == null) {
        return readSchemas().thenApply(read -> merge(read, left, rowsLeft, counts));
      }
      known.add(schema);
    }
    return CompletableFuture.completedFuture(merge(known, left, rowsLeft, counts));
  }

  private CompletableFuture<List<Optional<TableSchema>>> readSchemas() {
    List<CompletableFuture<Optional<TableSchema>>> schemas =
        tables.stream().map(table -> database.schema(table, times)).toList();
    return CompletableFuture.allOf(schemas.toArray(CompletableFuture[]::new))
        .thenApply(done -> schemas.stream().map(CompletableFuture::join).toList());
  }

  private RowMerge merge(
      List<Optional<TableSchema>> schemas, RowRanges left, int rowsLeft, ScanCounts counts) {
    List<List<Part>> chains = new ArrayList<>();
    int[] maxVersions = new int[families.size()];
    int regions = 0;
    for (int place = 0; place < families.size(); place++) {
      int before = chains.size();
      addChains(place, schemas.get(place), left, chains);
      int own = 0;
      for (List<Part> chain : chains.subList(before, chains.size())) {
        own += chain.size();
      }
      regions = Math.max(regions, own);
      maxVersions[place] = families.get(place).maxVersions();
    }
    // A region has all families of its rows.
    counts.regions(regions);
    TabletCursor.PageSize pageSize = pageSize(spec, chains.size(), rowsLeft);
    List<RowSource> sources = new ArrayList<>(chains.size());
    for (List<Part> chain : chains) {
      sources.add(source(chain, pageSize, rowsLeft, counts));
    }
    return new RowMerge(sources, maxVersions, spec.reversed());
  }

  /** One query; the tablet is null where it is routed elsewhere. */
  private record Part(
      String table, FamilyRead read, RowRanges rows, Locator locator, Tablet tablet) {}

  /** Queries that can be made one after the other are one chain. */
  private void addChains(
      int place, Optional<TableSchema> schema, RowRanges left, List<List<Part>> chains) {
    byte[] name = families.get(place).nameBytes();
    NavigableSet<byte[]> columns = spec.families().get(name);
    PushDown pushed = PushDown.of(
        spec.filter(),
        new FamilyContext(
            name,
            families.size() == 1,
            columns,
            schema.map(ReadPlan::comparesValues).orElse(false)
                && !families.get(place).isRenamed(),
            spec.reversed()));
    TimeRange range = spec.times(name);
    RowRanges rows = left.and(pushed.rows());
    if (rows.isEmpty() || range.getMin() >= range.getMax()) {
      return;
    }
    FamilyRead read = new FamilyRead(
        name, place, cells(spec, columns, range, pushed), spec.reversed(), spec.cacheBlocks());
    String table = tables.get(place);
    if (schema.isEmpty()) {
      chains.add(List.of(new Part(table, read, rows, RowLocator.ROUTED_ELSEWHERE, null)));
      return;
    }
    List<Part> parts = new ArrayList<>();
    for (int tablet : tablets(schema.get(), rows.ranges())) {
      parts.add(new Part(
          table,
          read,
          rows,
          RowLocator.ofTablet(schema.get(), tablet),
          schema.get().tablets().get(tablet)));
    }
    if (parts.size() > 1 && followRows(schema.get())) {
      if (spec.reversed()) {
        Collections.reverse(parts);
      }
      chains.add(parts);
    } else {
      parts.forEach(part -> chains.add(List.of(part)));
    }
  }

  /** Whether the table is divided by ranges of rows, so that its tablets are in the rows' order. */
  private static boolean followRows(TableSchema schema) {
    return schema.partitions() == schema.tablets().size()
        && RowLocator.tablets(schema, ANY_ROW).length <= 1
        && schema
            .ranges()
            .filter(rule -> rule.columns().size() == 1)
            .filter(rule -> rule.columns().get(0).type().isBytes())
            .isPresent();
  }

  /** Servers' value filters and comparisons do not work on blobs (5.3 of the protocol notes). */
  private static boolean comparesValues(TableSchema schema) {
    return schema
        .column("V")
        .filter(value -> value.sqlType().toLowerCase(Locale.ROOT).startsWith("varbinary"))
        .isPresent();
  }

  /**
   * Which of a row's cells are read.
   *
   * @param columns null for all
   */
  static HTableFilter cells(
      ReadSpec spec, NavigableSet<byte[]> columns, TimeRange range, PushDown pushed) {
    if (spec.anyCellTells()) {
      return new HTableFilter(
          true,
          HBaseNames.inQuery(columns),
          range.getMin(),
          range.getMax(),
          1,
          1,
          0,
          PushDown.KEYS_ONLY.text());
    }
    return new HTableFilter(
        true,
        HBaseNames.inQuery(columns),
        range.getMin(),
        range.getMax(),
        pushed.allVersions() ? Integer.MAX_VALUE : spec.versions(),
        NO_LIMIT,
        0,
        pushed.text());
  }

  /** The tablets that may hold cells of rows, as indexes. */
  static int[] tablets(TableSchema schema, List<RowRange> rows) {
    if (!schema.isPartitioned()) {
      return ONLY_TABLET;
    }
    return schema.prune(rows.stream()
        .map(range -> new ColumnRange(FamilyRead.KEY, FamilyRead.range(range)))
        .toList());
  }

  private RowSource source(
      List<Part> chain, TabletCursor.PageSize pageSize, int rowsLeft, ScanCounts counts) {
    List<TabletCursor> cursors = new ArrayList<>(chain.size());
    for (Part part : chain) {
      cursors.add(cursor(part, pageSize, rowsLeft, counts));
    }
    return cursors.size() == 1 ? cursors.get(0) : new TabletChain(cursors);
  }

  private TabletCursor cursor(
      Part part, TabletCursor.PageSize pageSize, int rowsLeft, ScanCounts counts) {
    TabletQueries queries = TabletQueries.of(database, part.table(), part.locator(), times);
    return new TabletCursor(
        start == null ? queries : start.before(queries, part.tablet()),
        part.read(),
        part.rows(),
        spec.everyRowPasses() ? rowsLeft : NO_LIMIT,
        pageSize,
        counts);
  }

  /** All pages of a read together are about as large as one page of it is meant to be. */
  static TabletCursor.PageSize pageSize(ReadSpec spec, int parts, int rowsLeft) {
    int rows = spec.caching();
    if (rowsLeft >= 0) {
      int enough = spec.everyRowPasses() ? rowsLeft : Math.max(rowsLeft, LEAST_FILTERED_ROWS);
      rows = rows < 0 ? enough : Math.min(rows, enough);
    }
    long asked = spec.pageBytes();
    if (asked > 0) {
      return new TabletCursor.PageSize(rows, asked);
    }
    return new TabletCursor.PageSize(
        rows, Math.max(LEAST_PAGE_BYTES, DEFAULT_PAGE_BYTES / Math.max(1, parts)));
  }
}
