// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.virtual.VirtualTable;
import java.util.ArrayList;
import java.util.List;

/** A virtual table under the name that the statement gives it. For one statement. */
final class VirtualRelation implements Relation {
  private final VirtualTable table;
  private final List<Field> fields;
  private final RelationScope scope;
  private final Planner planner;

  /**
   * @param around a scope of the statement, for the columns of queries around
   */
  VirtualRelation(VirtualTable table, String alias, RelationScope around, Planner planner) {
    this.table = table;
    this.fields = fields(table.definition(), alias);
    this.scope = around.over(fields).in("where clause");
    this.planner = planner;
  }

  private static List<Field> fields(VirtualTable.Definition table, String alias) {
    List<Field> fields = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      ResultColumn seen = new ResultColumn(
          column.name(),
          column.type(),
          column.nullable(),
          table.keys().contains(column.name()),
          table.database(),
          table.name(),
          alias,
          column.name());
      fields.add(new Field(alias, column.name(), seen, false));
    }
    return List.copyOf(fields);
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public boolean takesQueries() {
    return true;
  }

  @Override
  public Operator build(List<Node> conditions) {
    Operator scan = new VirtualScan(
        table, ColumnEqualities.of(conditions, scope), planner.context(), planner.execution());
    return Conditions.filtered(scan, conditions, scope, planner.execution());
  }
}
