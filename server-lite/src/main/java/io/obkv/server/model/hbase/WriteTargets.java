// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the tables that writes are for, and checks the ids that requests carry (3.8, 3.10 and 6.2 of the
 * protocol notes). Stateless. Which tablet a cell goes to is not asked of the request: the server may give
 * it another time than the one by which the client chose.
 */
final class WriteTargets {
  private static final long UNKNOWN = -1;

  private WriteTargets() {}

  /** The target of a batch: a family, or a whole HBase table. */
  static HTableTarget ofBatch(TabletStore store, RequestContext context, LogStreamRequest request) {
    String name = request.tableName();
    HTableTarget target =
        HTableTarget.find(store, context, name).orElseThrow(() -> unknown(context, name));
    boolean unknownId = request.tableId() == UNKNOWN && context.proxied();
    if (!unknownId && target.familyOfTable(request.tableId()).isEmpty()) {
      throw new RequestException(ErrorCode.OB_TABLE_NOT_EXIST);
    }
    for (TabletOperations part : request.tablets()) {
      checkTablet(target, part.tabletId(), context);
    }
    target.refuseDisabled();
    return target;
  }

  private static RequestException unknown(RequestContext context, String name) {
    if (!FamilyTable.namesFamily(name)) {
      return unknownTable(name);
    }
    return context.proxied() ? Refusals.unknownTable(context, name, "") : Refusals.unexpected();
  }

  /** An HBase table that is not there, as the Admin API reports it, too. */
  static RequestException unknownTable(String name) {
    return new RequestException(
        ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "table '" + name + "' not found");
  }

  /** The target of puts in their compact form, which names no ids. */
  static HTableTarget ofPuts(TabletStore store, RequestContext context, String name) {
    HTableTarget target =
        HTableTarget.find(store, context, name).orElseThrow(() -> unknown(context, name));
    target.refuseDisabled();
    return target;
  }

  /** The family of that name, where the table has cells: else entity types make no difference. */
  static Optional<HTableTarget> family(TabletStore store, RequestContext context, String name) {
    return context
        .catalog()
        .table(context.database(), name.toLowerCase(Locale.ROOT))
        .flatMap(table -> FamilyTable.of(store, table))
        .map(family -> new HTableTarget(name, false, List.of(family)));
  }

  /**
   * The one family of a conditional change or a batch by table.
   *
   * @param exactId whether a wrong id of the table is an error
   */
  static HTableTarget ofFamily(
      TabletStore store,
      RequestContext context,
      String name,
      long tableId,
      long tabletId,
      boolean exactId) {
    TableSchema table = context
        .catalog()
        .table(context.database(), name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () -> Refusals.unknownTable(context, name, "Unknown table '" + name + "' in "));
    boolean fits = !exactId || tableId == table.id() || tableId == UNKNOWN && context.proxied();
    if (!fits) {
      throw new RequestException(ErrorCode.OB_SCHEMA_ERROR);
    }
    FamilyTable family = FamilyTable.of(store, table)
        .orElseThrow(() -> Refusals.notSupported("a table without the columns of HBase cells"));
    HTableTarget target = new HTableTarget(name, false, List.of(family));
    checkTablet(target, tabletId, context);
    target.refuseDisabled();
    return target;
  }

  private static void checkTablet(HTableTarget target, long tabletId, RequestContext context) {
    if (tabletId != 0) {
      if (target.partitionOf(tabletId).isEmpty()) {
        throw new RequestException(ErrorCode.OB_TABLET_NOT_EXIST);
      }
      return;
    }
    boolean partitioned =
        target.families().stream().anyMatch(family -> family.tabletIds().size() > 1);
    if (partitioned && !context.proxied()) {
      throw new RequestException(ErrorCode.OB_SCHEMA_ERROR);
    }
  }
}
