// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellComparator;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.Filter.ReturnCode;
import org.apache.hadoop.hbase.filter.IncompatibleFilterException;

/**
 * Chooses cells row by row as an HBase region server does: by a filter's own code, called in HBase's order,
 * then by the number of versions, then by each family's limit and offset. One read, one thread at a time.
 *
 * <p>The order of calls: {@code filterRowKey}; for each cell {@code filterAllRemaining}, {@code
 * filterCell} and, for one that is taken, {@code transformCell}; {@code filterRowCells} and {@code
 * filterRow}, in which order depends on {@code hasFilterRow}; {@code reset}. What {@code filterCell} says
 * of the rest of the row holds for its family; a hint holds for its family over later rows.
 */
public final class FilterRunner {
  /**
   * How cells of a family are chosen.
   *
   * @param name the family
   * @param versions of a column that may pass
   */
  public record Rules(byte[] name, int versions) {}

  private static final CellComparator ORDER = CellComparator.getInstance();

  private final Filter filter;
  private final boolean reversed;
  private final Rules[] rules;
  private final boolean[] essential;
  private final SeparateArrays separate;
  private final Cell[] hints;
  private final boolean[] ended;
  private final int limit;
  private final int offset;

  /**
   * A runner.
   *
   * @param filter changed by running, so it must be this read's own, see {@link FilterCopy}; null for none
   * @param onDemand whether families that the filter does not need to decide are seen after it has decided
   * @param families by their place, see {@link FamilyCells#family}
   * @param limit of a row's cells in one family, -1 for none
   * @param offset as many of a row's cells are left out in each family
   * @throws IOException from the filter
   */
  public FilterRunner(
      Filter filter,
      boolean reversed,
      boolean onDemand,
      List<Rules> families,
      int limit,
      int offset)
      throws IOException {
    this.filter = filter;
    this.reversed = reversed;
    this.rules = families.toArray(Rules[]::new);
    this.hints = new Cell[rules.length];
    this.ended = new boolean[rules.length];
    this.essential = new boolean[rules.length];
    this.separate = filter == null ? null : SeparateArrays.neededBy(filter);
    this.limit = limit;
    this.offset = offset;
    if (filter != null && reversed) {
      filter.setReversed(true);
    }
    for (int i = 0; i < rules.length; i++) {
      essential[i] = filter == null || !onDemand || filter.isFamilyEssential(rules[i].name());
    }
  }

  /**
   * Refuses what HBase refuses: parts of rows where a filter wants to see rows whole.
   *
   * @throws IncompatibleFilterException where the filter decides by whole rows
   */
  public void requireForParts() {
    if (filter != null && filter.hasFilterRow()) {
      throw new IncompatibleFilterException(
          "a filter whose hasFilterRow() is true cannot be used with a scan that stops within rows");
    }
  }

  /** Whether no further row can pass. */
  public boolean isDone() throws IOException {
    return filter != null && (filter.filterAllRemaining() || allEnded());
  }

  private boolean allEnded() {
    for (boolean family : ended) {
      if (!family) {
        return false;
      }
    }
    return ended.length > 0;
  }

  /**
   * The cells of a row that pass, in HBase's order; empty for a row that does not.
   *
   * @param row the row's cells, of families in their order, those without cells left out
   * @throws IOException from the filter
   */
  public List<Cell> row(List<FamilyCells> row) throws IOException {
    if (filter == null) {
      if (row.size() == 1
          && limit < 0
          && offset == 0
          && !hasSeveralVersions(row.get(0).cells())) {
        return row.get(0).cells();
      }
      List<Cell> cells = new ArrayList<>(row.size() == 1 ? row.get(0).cells().size() : 16);
      for (FamilyCells family : row) {
        takeCounted(family, cells);
      }
      return cells;
    }
    List<FamilyCells> deciding = new ArrayList<>(row.size());
    List<FamilyCells> others = new ArrayList<>(0);
    for (FamilyCells family : row) {
      FamilyCells visible = ended[family.family()] ? null : behindHint(family);
      if (visible != null) {
        (essential[family.family()] ? deciding : others).add(visible);
      }
    }
    if (deciding.isEmpty()) {
      return List.of();
    }
    List<Cell> cells = decide(deciding, others);
    filter.reset();
    return cells;
  }

  private List<Cell> decide(List<FamilyCells> deciding, List<FamilyCells> others)
      throws IOException {
    Cell first = deciding.get(0).cells().get(0);
    List<Cell> cells = new ArrayList<>();
    if (filter.filterAllRemaining() || filter.filterRowKey(shown(first))) {
      if (!filter.filterAllRemaining()) {
        // HBase passes over such a row cell by cell, and its filter sees them.
        takeAll(deciding, cells);
      }
      return List.of();
    }
    takeAll(deciding, cells);
    if (cells.isEmpty()) {
      if (filter.hasFilterRow()) {
        filter.filterRowCells(cells);
      }
      return List.of();
    }
    if (filter.hasFilterRow()) {
      filter.filterRowCells(cells);
      if (!cells.isEmpty() && filter.filterRow()) {
        return List.of();
      }
    } else if (filter.filterRow()) {
      return List.of();
    }
    if (!others.isEmpty()) {
      takeAll(others, cells);
      cells.sort(ORDER);
    }
    return cells;
  }

  private Cell shown(Cell cell) {
    return separate == null ? cell : separate.of(cell);
  }

  private void takeAll(List<FamilyCells> families, List<Cell> into) throws IOException {
    for (FamilyCells family : families) {
      take(family, into);
    }
  }

  private void take(FamilyCells family, List<Cell> into) throws IOException {
    List<Cell> cells = family.cells();
    Count count = new Count(rules[family.family()].versions());
    int at = 0;
    while (at < cells.size() && !filter.filterAllRemaining()) {
      Cell cell = cells.get(at);
      ReturnCode verdict = filter.filterCell(shown(cell));
      at = switch (verdict) {
        case SKIP -> at + 1;
        case NEXT_COL -> nextColumn(cells, at);
        case NEXT_ROW -> cells.size();
        case SEEK_NEXT_USING_HINT -> seek(family, at, filter.getNextCellHint(cell));
        case INCLUDE, INCLUDE_AND_NEXT_COL, INCLUDE_AND_SEEK_NEXT_ROW ->
          include(cells, at, verdict, count, into);
      };
    }
    // As in HBase a family where the filter wants to see no more cells is not looked at again, even
    // if the filter will want to see those of later rows; one whose limit is reached is not asked
    // about.
    ended[family.family()] |= !count.full && filter.filterAllRemaining();
  }

  /** Takes a cell if its version is wanted; gives the place of the next one to look at. */
  private int include(List<Cell> cells, int at, ReturnCode verdict, Count count, List<Cell> into)
      throws IOException {
    boolean isWanted = count.isWanted(cells.get(at));
    boolean isFull = isWanted && !add(filter.transformCell(cells.get(at)), count, into);
    if (isFull || verdict == ReturnCode.INCLUDE_AND_SEEK_NEXT_ROW) {
      return cells.size();
    }
    return isWanted && verdict == ReturnCode.INCLUDE ? at + 1 : nextColumn(cells, at);
  }

  private static boolean hasSeveralVersions(List<Cell> cells) {
    for (int i = 1; i < cells.size(); i++) {
      if (CellUtil.matchingQualifier(cells.get(i - 1), cells.get(i))) {
        return true;
      }
    }
    return false;
  }

  private void takeCounted(FamilyCells family, List<Cell> into) {
    List<Cell> cells = family.cells();
    Count count = new Count(rules[family.family()].versions());
    for (int at = 0; at < cells.size(); at++) {
      Cell cell = cells.get(at);
      if (count.isWanted(cell) && !add(cell, count, into)) {
        return;
      }
    }
  }

  /** False where the family's limit of cells is reached: a filter sees no more of them. */
  private boolean add(Cell cell, Count count, List<Cell> into) {
    long most = limit < 0 ? Long.MAX_VALUE : (long) limit + offset;
    count.taken++;
    if (count.taken > offset && count.taken <= most) {
      into.add(cell);
    }
    count.full = count.taken >= most;
    return !count.full;
  }

  /** What was taken of one row's cells in one family. */
  private static final class Count {
    private final int versions;
    private Cell column;
    private int seen;
    private int taken;
    private boolean full;

    Count(int versions) {
      this.versions = versions;
    }

    /** Counts a version, and says whether it is among those asked for. */
    boolean isWanted(Cell cell) {
      if (versions == Integer.MAX_VALUE) {
        return true;
      }
      if (column == null || !CellUtil.matchingQualifier(cell, column)) {
        column = cell;
        seen = 0;
      }
      return ++seen <= versions;
    }
  }

  private static int nextColumn(List<Cell> cells, int at) {
    Cell cell = cells.get(at);
    int next = at + 1;
    while (next < cells.size() && CellUtil.matchingQualifier(cells.get(next), cell)) {
      next++;
    }
    return next;
  }

  /** The next cell to look at; a hint that leads out of the row is kept for the family. */
  private int seek(FamilyCells family, int at, Cell hint) {
    List<Cell> cells = family.cells();
    if (hint == null) {
      return at + 1;
    }
    if (reversed) {
      if (ORDER.compareRows(hint, cells.get(at)) >= 0) {
        return at + 1;
      }
      hints[family.family()] = hint;
      return cells.size();
    }
    if (ORDER.compare(hint, cells.get(at)) <= 0) {
      return at + 1;
    }
    int next = firstFrom(cells, at + 1, hint);
    if (next == cells.size()) {
      hints[family.family()] = hint;
    }
    return next;
  }

  private static int firstFrom(List<Cell> cells, int at, Cell hint) {
    int next = at;
    while (next < cells.size() && ORDER.compare(cells.get(next), hint) < 0) {
      next++;
    }
    return next;
  }

  /** What a hint of an earlier row lets be seen; null for nothing. */
  private FamilyCells behindHint(FamilyCells family) {
    Cell hint = hints[family.family()];
    if (hint == null) {
      return family;
    }
    List<Cell> cells = family.cells();
    if (reversed) {
      if (ORDER.compareRows(cells.get(0), hint) > 0) {
        return null;
      }
      hints[family.family()] = null;
      return family;
    }
    int first = firstFrom(cells, 0, hint);
    if (first == cells.size()) {
      return null;
    }
    hints[family.family()] = null;
    return first == 0
        ? family
        : new FamilyCells(family.family(), cells.subList(first, cells.size()));
  }
}
