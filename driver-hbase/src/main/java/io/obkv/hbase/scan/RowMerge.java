// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.FamilyCells;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellComparator;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Rows of several tablets and families, each in order, put together row by row in that order. Keeps a page or
 * two of each; those whose rows are used up are asked side by side for more.
 */
final class RowMerge {
  /** Rows of one family that are here, but not yet given out. */
  private static final class Source {
    final RowSource cursor;
    final Deque<FamilyRow> rows = new ArrayDeque<>();
    boolean ended;

    Source(RowSource cursor) {
      this.cursor = cursor;
    }

    byte[] row() {
      return rows.getFirst().row();
    }
  }

  private final List<Source> sources;
  private final int[] maxVersions;
  private final PriorityQueue<Source> heads;

  /**
   * A merge.
   *
   * @param maxVersions for each family how many versions of a column a table shows
   */
  RowMerge(List<? extends RowSource> cursors, int[] maxVersions, boolean reversed) {
    this.sources = cursors.stream().map(Source::new).toList();
    this.maxVersions = maxVersions.clone();
    Comparator<Source> byRow = (a, b) -> Bytes.compareTo(a.row(), b.row());
    Comparator<Source> byPlace = Comparator.comparingInt(source -> source.cursor.place());
    this.heads = new PriorityQueue<>((reversed ? byRow.reversed() : byRow).thenComparing(byPlace));
  }

  /** The next rows; an empty list is the end. */
  CompletableFuture<List<MergedRow>> next() {
    List<CompletableFuture<Void>> fetches = new ArrayList<>();
    for (Source source : sources) {
      if (!source.ended && source.rows.isEmpty()) {
        fetches.add(source.cursor.next().thenAccept(rows -> {
          source.rows.addAll(rows);
          source.ended = rows.isEmpty();
        }));
      }
    }
    // Each fetch gives rows or finds an end, so that a merge without a row is the end of all.
    return CompletableFuture.allOf(fetches.toArray(CompletableFuture[]::new))
        .thenApply(done -> merge());
  }

  /** Up to where a tablet's next rows may come first. */
  private List<MergedRow> merge() {
    if (sources.size() == 1) {
      return only(sources.get(0));
    }
    heads.clear();
    for (Source source : sources) {
      if (!source.rows.isEmpty()) {
        heads.add(source);
      }
    }
    List<MergedRow> page = new ArrayList<>();
    boolean complete = true;
    while (complete && !heads.isEmpty()) {
      byte[] row = heads.element().row();
      List<FamilyCells> families = new ArrayList<>(2);
      while (!heads.isEmpty() && Arrays.equals(heads.element().row(), row)) {
        Source source = heads.remove();
        add(families, source.cursor.place(), source.rows.removeFirst().cells());
        if (!source.rows.isEmpty()) {
          heads.add(source);
        } else {
          complete &= source.ended;
        }
      }
      page.add(new MergedRow(row, families));
    }
    return page;
  }

  /** All rows of a source beside which there is no other. */
  private static List<MergedRow> only(Source source) {
    List<MergedRow> page = new ArrayList<>(source.rows.size());
    for (FamilyRow row : source.rows) {
      page.add(
          new MergedRow(row.row(), List.of(new FamilyCells(source.cursor.place(), row.cells()))));
    }
    source.rows.clear();
    return page;
  }

  /** Sources come by the families' places, so that a family in several tablets comes twice in a row. */
  private void add(List<FamilyCells> families, int place, List<Cell> cells) {
    int last = families.size() - 1;
    if (last < 0 || families.get(last).family() != place) {
      families.add(new FamilyCells(place, cells));
      return;
    }
    List<Cell> both = new ArrayList<>(families.get(last).cells());
    both.addAll(cells);
    both.sort(CellComparator.getInstance());
    families.set(last, new FamilyCells(place, newest(both, maxVersions[place])));
  }

  /** Each tablet has counted its own versions only. */
  private static List<Cell> newest(List<Cell> cells, int versions) {
    if (versions == Integer.MAX_VALUE) {
      return cells;
    }
    List<Cell> kept = new ArrayList<>(cells.size());
    Cell column = null;
    int seen = 0;
    for (Cell cell : cells) {
      if (column == null || !CellUtil.matchingQualifier(cell, column)) {
        column = cell;
        seen = 0;
      }
      if (++seen <= versions) {
        kept.add(cell);
      }
    }
    return kept;
  }

  /** Keeps servers from forgetting the places; false where there is none to keep. */
  CompletableFuture<Boolean> renew() {
    List<CompletableFuture<Boolean>> renewals =
        sources.stream().map(source -> source.cursor.renew()).toList();
    return CompletableFuture.allOf(renewals.toArray(CompletableFuture[]::new))
        .thenApply(done -> renewals.stream().anyMatch(CompletableFuture::join));
  }

  /** Ends the queries that are not at their end; does not wait. */
  void close() {
    sources.forEach(source -> source.cursor.close());
  }
}
