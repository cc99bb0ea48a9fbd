// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.ColumnDefinition;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.server.expression.LikePattern;
import io.obkv.server.sql.session.ResultColumn;
import java.util.List;

/** The columns of a table, which command-line clients complete names with. */
record FieldListAnswer(CommandContext context, List<ResultColumn> columns) implements Answer {
  /**
   * Looks the table up.
   *
   * @param pattern which columns, as for LIKE; empty for all
   */
  static FieldListAnswer of(CommandContext context, String table, String pattern) {
    String name = pattern.endsWith("\0") ? pattern.substring(0, pattern.length() - 1) : pattern;
    String query = "select * from `" + table.replace("`", "``") + "`";
    List<ResultColumn> all =
        context.executor().prepare(context.session(), query).columns();
    return new FieldListAnswer(
        context,
        all.stream()
            .filter(column -> name.isEmpty() || LikePattern.matches(column.name(), name))
            .toList());
  }

  @Override
  public boolean writeTo(PacketWriter out, int limit) {
    for (ResultColumn column : columns) {
      ColumnDefinition definition = ColumnDefinitions.of(column);
      out.packet(payload -> {
        definition.encode(payload);
        payload.lengthEncoded("");
      });
    }
    EofPacket eof = context.eof(0);
    out.packet(eof::encode);
    return true;
  }
}
