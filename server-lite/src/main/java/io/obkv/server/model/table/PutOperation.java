// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.server.model.table.RowEditor.Written;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;

/**
 * Stores a row without looking at the one before; columns left out take their defaults. OceanBase
 * allows it only where no index, no lob and no full row image in the log depends on the row before.
 *
 * @param fullRowImage what the global variable {@code binlog_row_image} says
 * @param wantsRow the request wants the row back, which is refused once the table allows a put
 */
record PutOperation(boolean fullRowImage, boolean wantsRow) implements RowOperation {
  PutOperation refusingToReturn() {
    return new PutOperation(fullRowImage, true);
  }

  @Override
  public RowOutcome apply(RowEditor rows, RowRequest request) {
    Value[] key = rows.drawnKey(request.rowkey());
    Written written = rows.written(request.names(), request.values());
    check(rows.table());
    if (wantsRow) {
      throw RowOperations.returningRefused();
    }
    Value[] row = rows.newRow(key, written);
    Place place = rows.lock(key);
    rows.write(place, row);
    return RowOutcome.affected(1);
  }

  private void check(TableLayout table) {
    if (fullRowImage) {
      throw Refusals.notSupported("binlog_row_image is full use put");
    }
    if (!table.schema().indexes().isEmpty()) {
      throw Refusals.notSupported("table with index use put");
    }
    boolean anyLob = table.columns().stream()
        .anyMatch(column -> switch (column.type().type()) {
          case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON -> true;
          default -> false;
        });
    if (anyLob) {
      throw Refusals.notSupported("table with lob column use put");
    }
  }
}
