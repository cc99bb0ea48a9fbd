// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.model.table.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A family and the columns that a read wants of it. Immutable. */
record FamilySelection(FamilyTable family, ColumnSelection columns) {
  private static final byte DOT = '.';

  /**
   * What a read wants, by its qualifiers; none for everything. Families that the table does not have
   * are passed over.
   *
   * @return the families in the order of their names; only for a batch possibly none
   */
  static List<FamilySelection> of(
      HTableTarget target, List<byte[]> qualifiers, CellQuery.Form form) {
    if (qualifiers.isEmpty()) {
      return target.families().stream()
          .map(family -> new FamilySelection(family, ColumnSelection.ALL))
          .toList();
    }
    if (form == CellQuery.Form.QUERY && !target.wholeTable()) {
      return List.of(new FamilySelection(target.families().get(0), ColumnSelection.of(qualifiers)));
    }
    List<Named> named = new ArrayList<>(qualifiers.size());
    for (byte[] given : qualifiers) {
      named.add(Named.of(target, given, form));
    }
    List<FamilySelection> found = new ArrayList<>(target.families().size());
    for (FamilyTable family : target.families()) {
      List<byte[]> wanted = new ArrayList<>(named.size());
      for (Named each : named) {
        if (each.isOf(family)) {
          wanted.add(each.qualifier());
        }
      }
      if (!wanted.isEmpty()) {
        found.add(new FamilySelection(family, columns(wanted)));
      }
    }
    if (found.isEmpty() && form != CellQuery.Form.BATCH) {
      throw Refusals.invalidArgument();
    }
    return found;
  }

  private static ColumnSelection columns(List<byte[]> qualifiers) {
    return qualifiers.contains(Named.WHOLE_FAMILY)
        ? ColumnSelection.ALL
        : ColumnSelection.of(qualifiers);
  }

  /**
   * A qualifier with the family before it.
   *
   * @param family null for every family
   */
  private record Named(String family, byte[] qualifier) {
    /** Stands for all columns; known by itself, not by its bytes. */
    static final byte[] WHOLE_FAMILY = {};

    /**
     * Splits at the first dot; what has no dot is a plain qualifier. Where the target is one family, so is
     * what begins with a dot, a scan takes anything before the dot for the family, and a batch only its name.
     */
    static Named of(HTableTarget target, byte[] given, CellQuery.Form form) {
      int dot = 0;
      while (dot < given.length && given[dot] != DOT) {
        dot++;
      }
      String name = new String(given, 0, dot, StandardCharsets.UTF_8);
      boolean isNamed = target.wholeTable()
          || (form == CellQuery.Form.SCAN ? dot > 0 : target.family(name).isPresent());
      if (dot == given.length || !isNamed) {
        return new Named(null, given);
      }
      return new Named(
          target.wholeTable() ? name : null,
          dot + 1 == given.length
              ? WHOLE_FAMILY
              : Arrays.copyOfRange(given, dot + 1, given.length));
    }

    boolean isOf(FamilyTable table) {
      return family == null || family.equals(table.family());
    }
  }
}
