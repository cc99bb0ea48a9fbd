// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A family and the columns that a read wants of it. Immutable. */
record FamilySelection(FamilyTable family, ColumnSelection columns) {
  private static final byte DOT = '.';

  /**
   * What a read wants, by its qualifiers; none for everything.
   *
   * @return the families in the order of their names
   */
  static List<FamilySelection> of(
      HTableTarget target, List<byte[]> qualifiers, CellQuery.Form form) {
    if (qualifiers.isEmpty()) {
      return target.families().stream()
          .map(family -> new FamilySelection(family, ColumnSelection.ALL))
          .toList();
    }
    if (form == CellQuery.Form.QUERY && !target.wholeTable()) {
      return List.of(
          new FamilySelection(target.families().get(0), ColumnSelection.of(qualifiers)));
    }
    Map<FamilyTable, List<byte[]>> byFamily = new LinkedHashMap<>();
    for (FamilyTable family : target.families()) {
      byFamily.put(family, new ArrayList<>());
    }
    for (byte[] qualifier : qualifiers) {
      Named named = Named.of(target, qualifier);
      Optional<FamilyTable> family = target.family(named.family());
      if (family.isPresent()) {
        byFamily.get(family.get()).add(named.qualifier());
      } else if (form == CellQuery.Form.QUERY) {
        throw new RequestException(ErrorCode.OB_TABLE_NOT_EXIST);
      }
    }
    return byFamily.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new FamilySelection(entry.getKey(), columns(entry.getValue())))
        .toList();
  }

  private static ColumnSelection columns(List<byte[]> qualifiers) {
    return qualifiers.contains(Named.WHOLE_FAMILY)
        ? ColumnSelection.ALL
        : ColumnSelection.of(qualifiers);
  }

  /** A qualifier with the family before it. */
  private record Named(String family, byte[] qualifier) {
    /** Stands for all columns; known by itself, not by its bytes. */
    static final byte[] WHOLE_FAMILY = {};

    /**
     * Splits at the first dot. Where the target is one family, what does not begin with its name is a
     * qualifier of it.
     */
    static Named of(HTableTarget target, byte[] given) {
      String only = target.wholeTable() ? null : target.families().get(0).family();
      int dot = 0;
      while (dot < given.length && given[dot] != DOT) {
        dot++;
      }
      String name = new String(given, 0, dot, StandardCharsets.UTF_8);
      if (only != null && (dot == given.length || !only.equals(name))) {
        return new Named(only, given);
      }
      return new Named(
          name,
          dot + 1 >= given.length
              ? WHOLE_FAMILY
              : Arrays.copyOfRange(given, dot + 1, given.length));
    }
  }
}
