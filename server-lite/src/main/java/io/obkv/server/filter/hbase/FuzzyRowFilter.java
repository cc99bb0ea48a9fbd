// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.List;

/**
 * FuzzyRowFilter: the rows that have given bytes at given places. As in HBase, a row that ends before
 * its pattern does passes on the bytes that it has, and one that goes on behind it passes as well.
 */
final class FuzzyRowFilter extends HBaseFilter {
  private static final byte FIXED = -1;
  private static final byte PLAIN_FIXED = 0;
  private static final byte ANY = 2;

  /**
   * A pattern.
   *
   * @param fixed which bytes of the key count
   */
  record Pattern(byte[] key, boolean[] fixed) {
    /**
     * A pattern from its mask: of 0 for bytes that count and 1 for those that don't, or, as HBase
     * itself rewrites it, of -1 for bytes that count and 2 (or 0) for those that don't.
     */
    static Pattern of(byte[] key, byte[] mask) {
      boolean rewritten = false;
      for (byte b : mask) {
        rewritten |= b == FIXED || b == ANY;
      }
      boolean[] fixed = new boolean[mask.length];
      for (int i = 0; i < mask.length; i++) {
        fixed[i] = mask[i] == (rewritten ? FIXED : PLAIN_FIXED);
      }
      return new Pattern(key, fixed);
    }

    boolean matches(byte[] row) {
      int length = Math.min(row.length, key.length);
      for (int i = 0; i < length; i++) {
        if (fixed[i] && row[i] != key[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Pattern> patterns;
  private boolean refused;

  FuzzyRowFilter(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    refused = patterns.stream().noneMatch(pattern -> pattern.matches(row));
    return refused;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return refused ? Verdict.NEXT_ROW : Verdict.INCLUDE;
  }

  @Override
  public boolean filterRow() {
    return refused;
  }
}
