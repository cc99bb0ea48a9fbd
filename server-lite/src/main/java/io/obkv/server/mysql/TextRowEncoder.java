// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.value.Value;
import java.time.ZoneOffset;
import java.util.List;

/** Rows as texts, which is what COM_QUERY answers with. */
final class TextRowEncoder implements RowEncoder {
  private final CellText[] cells;

  TextRowEncoder(List<ResultColumn> columns, ZoneOffset zone) {
    cells =
        columns.stream().map(column -> new CellText(column.type(), zone)).toArray(CellText[]::new);
  }

  @Override
  public void encode(Value[] row, PayloadWriter out) {
    for (int i = 0; i < cells.length; i++) {
      if (row[i].isNull()) {
        out.nullValue();
      } else {
        out.lengthEncoded(cells[i].of(row[i]));
      }
    }
  }
}
