// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;
import java.util.List;

/** ColumnPrefixFilter and MultipleColumnPrefixFilter: the columns that begin with one of some prefixes. */
final class ColumnPrefixFilter extends HBaseFilter {
  private final List<byte[]> prefixes;

  ColumnPrefixFilter(List<byte[]> prefixes) {
    this.prefixes = prefixes.stream().sorted(Arrays::compareUnsigned).toList();
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    byte[] qualifier = cell.qualifier();
    if (prefixes.stream().anyMatch(prefix -> startsWith(qualifier, prefix))) {
      return Verdict.INCLUDE;
    }
    return nextQualifier(cell) == null ? Verdict.NEXT_ROW : Verdict.SEEK;
  }

  private static boolean startsWith(byte[] qualifier, byte[] prefix) {
    return qualifier.length >= prefix.length
        && Arrays.equals(qualifier, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return prefixes.stream()
        .filter(prefix -> Arrays.compareUnsigned(prefix, cell.qualifier()) > 0)
        .findFirst()
        .orElse(null);
  }
}
