// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

/**
 * What is known of a filter that matters for a server's doing a part of its work.
 *
 * @param effect what it decides by, and what it decides
 * @param text a filter of the server's language that lets pass at least what this one does; null for none
 * @param rows among which are all that it lets pass
 * @param rowsSayAll whether {@code rows} are exactly those that it lets pass, so that the text adds nothing
 * @param seesVersions whether what it does depends on more than the newest versions asked for
 * @param readsValues whether it looks at cells' values
 */
record Translation(
    Effect effect,
    String text,
    RowRanges rows,
    boolean rowsSayAll,
    boolean seesVersions,
    boolean readsValues) {

  /** Kinds of filters by what they decide, and by what. */
  enum Effect {
    /** Takes rows or leaves them, by their keys alone. */
    ROW,
    /** Takes cells or leaves them, each by itself. */
    CELL,
    /** Takes rows or leaves them by their cells, and must see these as they are. */
    WHOLE_ROW,
    /** Takes some of a row's first cells, and must see these as they are. */
    FIRST_CELLS,
    /** Takes everything, without the values. */
    KEYS,
    /** Counts rows that are taken. */
    PAGE,
    /** Carries something from row to row, or it is not known what it does. */
    SCAN
  }

  /** A filter of which nothing is known. */
  static final Translation UNKNOWN = of(Effect.SCAN, null).withVersions().withValues();

  /** A filter that lets everything pass. */
  static final Translation EVERYTHING =
      new Translation(Effect.ROW, null, RowRanges.ALL, true, false, false);

  static Translation of(Effect effect, String text) {
    return new Translation(effect, text, RowRanges.ALL, false, false, false);
  }

  /** A filter of rows that are exactly these. */
  static Translation exactly(RowRanges rows, String text) {
    return new Translation(Effect.ROW, text, rows, true, false, false);
  }

  /** A filter of rows that are among these. */
  static Translation among(RowRanges rows) {
    return new Translation(Effect.ROW, null, rows, false, false, false);
  }

  Translation withVersions() {
    return new Translation(effect, text, rows, rowsSayAll, true, readsValues);
  }

  Translation withValues() {
    return new Translation(effect, text, rows, rowsSayAll, seesVersions, true);
  }

  Translation withoutText() {
    return new Translation(effect, null, rows, rowsSayAll, seesVersions, readsValues);
  }

  boolean is(Effect other) {
    return effect == other;
  }
}
