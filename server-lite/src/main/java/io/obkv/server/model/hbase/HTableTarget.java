// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The HBase table that a request is for: one family, addressed by the name of its table ({@code ht$cf}),
 * or all, by the name of their table group ({@code ht}). Immutable.
 *
 * @param name the name as the request has it
 * @param wholeTable true when the request names the group: its qualifiers, and those of its answer,
 *     then say which family they are of
 * @param families at least one, in the order of their names
 */
record HTableTarget(String name, boolean wholeTable, List<FamilyTable> families) {
  HTableTarget {
    families = List.copyOf(families);
  }

  /** The target of that name; empty when there is no such table, or it keeps no cells. */
  static Optional<HTableTarget> find(TabletStore store, RequestContext context, String name) {
    if (FamilyTable.namesFamily(name)) {
      return context
          .catalog()
          .table(context.database(), name.toLowerCase(Locale.ROOT))
          .flatMap(table -> FamilyTable.of(store, table))
          .map(family -> new HTableTarget(name, false, List.of(family)));
    }
    List<FamilyTable> families = tables(context.catalog(), context.database(), name).stream()
        .flatMap(table -> FamilyTable.of(store, table).stream())
        .sorted(Comparator.comparing(FamilyTable::family))
        .toList();
    return families.isEmpty()
        ? Optional.empty()
        : Optional.of(new HTableTarget(name, true, families));
  }

  /** The families' tables of an HBase table, by name; none when there is no such table. */
  static List<TableSchema> tables(CatalogSnapshot catalog, String database, String name) {
    return catalog.tables(database).stream()
        .filter(table -> isInGroup(table, name))
        .toList();
  }

  private static boolean isInGroup(TableSchema table, String group) {
    return table.options().tableGroup().filter(group::equals).isPresent()
        && FamilyTable.namesFamily(table.name());
  }

  /** The family of that name. */
  Optional<FamilyTable> family(String family) {
    return families.stream().filter(table -> table.family().equals(family)).findFirst();
  }

  /** The family whose table has this id. */
  Optional<FamilyTable> familyOfTable(long tableId) {
    for (FamilyTable table : families) {
      if (table.layout().schema().id() == tableId) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /**
   * Which partition a tablet is, among those of the family that it belongs to: the families of a table
   * are partitioned alike. Empty when it belongs to none of them.
   */
  Optional<Integer> partitionOf(long tabletId) {
    for (FamilyTable family : families) {
      int index = family.tabletIds().indexOf(tabletId);
      if (index >= 0) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /** True when cells of any family may have a lifetime of their own. */
  boolean hasTtl() {
    for (FamilyTable family : families) {
      if (family.hasTtl()) {
        return true;
      }
    }
    return false;
  }

  /** True when a put needs no look at the cell that it replaces. */
  boolean isOverwritable() {
    for (FamilyTable family : families) {
      if (family.layout().hasIndexes()) {
        return false;
      }
    }
    return true;
  }

  /** Fails when the table is disabled. */
  void refuseDisabled() {
    for (FamilyTable family : families) {
      if (!family.attributes().enabled()) {
        throw new RequestException(ErrorCode.OB_KV_TABLE_NOT_ENABLED, "'' is not enabled");
      }
    }
  }
}
