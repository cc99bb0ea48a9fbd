// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** What a filter says about a cell: whether it belongs to the answer, and where to go on. */
public enum Verdict {
  INCLUDE(true, Step.CELL),
  INCLUDE_AND_NEXT_COLUMN(true, Step.COLUMN),
  INCLUDE_AND_NEXT_ROW(true, Step.ROW),
  SKIP(false, Step.CELL),
  NEXT_COLUMN(false, Step.COLUMN),
  NEXT_ROW(false, Step.ROW),
  /** Not this cell, nor any before the one that {@link HBaseFilter#nextQualifier} names. */
  SEEK(false, Step.CELL);

  /** How far to go: to the next cell, past the column's other versions, or past the row. */
  public enum Step {
    CELL,
    COLUMN,
    ROW
  }

  private final boolean includes;
  private final Step step;

  Verdict(boolean includes, Step step) {
    this.includes = includes;
    this.step = step;
  }

  /** Whether the cell belongs to the answer. */
  public boolean includes() {
    return includes;
  }

  /** Where the next cell to look at is. */
  public Step step() {
    return step;
  }

  /** The verdict with these two parts. */
  public static Verdict of(boolean includes, Step step) {
    return switch (step) {
      case CELL -> includes ? INCLUDE : SKIP;
      case COLUMN -> includes ? INCLUDE_AND_NEXT_COLUMN : NEXT_COLUMN;
      case ROW -> includes ? INCLUDE_AND_NEXT_ROW : NEXT_ROW;
    };
  }
}
