// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletStore;
import java.util.Locale;

/**
 * The table and tablet that a request is for (6.2 of the protocol notes).
 *
 * @param layout the table
 * @param tabletId the one tablet, or 0 where rows are found by their keys over all tablets
 */
public record TableTarget(TableLayout layout, long tabletId) {
  /** How strictly a kind of request takes the table's id. */
  public enum IdCheck {
    /** Found by name: the id does not count. */
    BY_NAME,
    /** A wrong or unknown id is a schema error. */
    EXACT,
    /** As {@link #EXACT}, but unknown is fine. */
    EXACT_IF_GIVEN
  }

  private static final long UNKNOWN = -1;

  /** Finds the target by a table's name and the ids that a request carries. */
  public static TableTarget find(
      TabletStore store,
      RequestContext context,
      String tableName,
      long tableId,
      long tabletId,
      IdCheck check) {
    TableSchema table = table(context, tableName);
    boolean fits = switch (check) {
      case BY_NAME -> true;
      case EXACT -> tableId == table.id() || context.proxied() && tableId == UNKNOWN;
      case EXACT_IF_GIVEN -> tableId == table.id() || tableId == UNKNOWN;
    };
    if (!fits) {
      throw new RequestException(ErrorCode.OB_SCHEMA_ERROR);
    }
    return new TableTarget(store.layout(table), tablet(context, table, tabletId));
  }

  /** The table of that name. */
  public static TableSchema table(RequestContext context, String tableName) {
    if (tableName.isEmpty()) {
      throw Refusals.invalidArgument();
    }
    return context
        .catalog()
        .table(context.database(), tableName.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            Refusals.unknownTable(context, tableName, "Unknown table '" + tableName + "' in "));
  }

  /**
   * The tablet to work on: any of the table's is taken at its word. OceanBase takes those of other
   * tables, too, and leaves rows in them that SQL cannot delete.
   */
  public static long tablet(RequestContext context, TableSchema table, long tabletId) {
    if (tabletId == 0) {
      if (!table.isPartitioned()) {
        return table.tabletId();
      }
      if (context.proxied()) {
        return 0;
      }
      throw new RequestException(ErrorCode.OB_SCHEMA_ERROR);
    }
    boolean own = context
        .catalog()
        .tablet(tabletId)
        .filter(owner -> owner.table().id() == table.id() && owner.index().isEmpty())
        .isPresent();
    if (!own) {
      throw new RequestException(ErrorCode.OB_TABLET_NOT_EXIST);
    }
    return tabletId;
  }
}
