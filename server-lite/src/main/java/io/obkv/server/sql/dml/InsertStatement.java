// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.access.LocatedRow;
import io.obkv.server.sql.access.TableScope;
import io.obkv.server.sql.access.TableScopes;
import io.obkv.server.sql.plan.Explanation;
import io.obkv.server.sql.plan.SelectStatement;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** INSERT and REPLACE. For one statement. */
public final class InsertStatement {
  private final OBParser.Insert_stmtContext tree;
  private final StatementScope scope;
  private final TableScope table;
  private final TableLayout layout;
  private final boolean ignore;

  /** A statement. */
  public InsertStatement(OBParser.Insert_stmtContext tree, StatementScope scope) {
    this.tree = tree;
    this.scope = scope;
    OBParser.Dml_table_nameContext name = tree.single_table_insert().dml_table_name();
    if (name.use_partition() != null || tree.OVERWRITE() != null) {
      throw SqlErrors.notSupported("INSERT … PARTITION (…) and INSERT OVERWRITE");
    }
    this.table =
        TableScopes.of(name.relation_factor(), scope.session(), scope.state(), scope.store());
    this.layout = table.layout();
    this.ignore = tree.IGNORE() != null;
  }

  /** What EXPLAIN says of the statement, which is not run. */
  public SqlResult.Rows explain(boolean json) {
    OBParser.Values_clauseContext values = tree.single_table_insert().values_clause();
    Optional<SelectStatement> source = Optional.ofNullable(values)
        .map(OBParser.Values_clauseContext::select_stmt)
        .map(select -> new SelectStatement(select, scope.query()));
    String operator = tree.replace_with_opt_hint() == null ? "INSERT" : "REPLACE";
    return Explanation.of(operator, table.alias(), source, json);
  }

  /** Runs the statement: all rows, or none. */
  public SqlResult.Done run() {
    List<List<Node>> given = given();
    int[] targets = targets(given);
    RowBuilder builder = new RowBuilder(scope, layout, targets, ignore);
    List<Value[]> rows = new ArrayList<>();
    for (List<Node> nodes : given) {
      rows.add(builder.build(nodes, rows.size() + 1, table));
    }
    RowGuard guard = new RowGuard(layout, scope);
    if (ignore) {
      rows.removeIf(row -> isViolated(guard, row));
    }
    Optional<Assignments> onDuplicate = Optional.ofNullable(tree.update_asgn_list())
        .map(list -> new Assignments(list, table, scope));
    long affected = Writes.run(scope, transaction -> write(transaction, guard, rows, onDuplicate));
    if (builder.firstDrawn() != 0) {
      scope.session().setLastInsertId(builder.firstDrawn());
    }
    return new SqlResult.Done(
        affected, builder.firstDrawn(), info(rows.size(), affected), scope.warnings());
  }

  private boolean isViolated(RowGuard guard, Value[] row) {
    try {
      guard.check(row);
      return false;
    } catch (SqlException violated) {
      scope.warnings().add(SqlWarning.warning(violated.mysqlNumber(), violated.getMessage()));
      return true;
    }
  }

  private String info(int rows, long affected) {
    long duplicates = Math.abs(affected - rows);
    return rows == 1
        ? ""
        : "Records: " + rows + "  Duplicates: " + duplicates + "  Warnings: "
            + scope.warnings().size();
  }

  private long write(
      TabletTransaction transaction,
      RowGuard guard,
      List<Value[]> rows,
      Optional<Assignments> onDuplicate) {
    RowWriter writer = new RowWriter(layout, guard, transaction);
    long affected = 0;
    for (Value[] row : rows) {
      if (tree.replace_with_opt_hint() != null) {
        affected += writer.replace(row);
      } else if (onDuplicate.isPresent()) {
        affected += upsert(writer, row, onDuplicate.get());
      } else {
        affected += insert(writer, row);
      }
    }
    writer.finish();
    return affected;
  }

  private int insert(RowWriter writer, Value[] row) {
    try {
      writer.insert(row);
      return 1;
    } catch (SqlException refused) {
      if (!ignore || refused.mysqlNumber() != 1062) {
        throw refused;
      }
      return 0;
    }
  }

  private long upsert(RowWriter writer, Value[] row, Assignments assignments) {
    LocatedRow existing = writer.conflict(row);
    if (existing == null) {
      writer.insert(row);
      return 1;
    }
    Value[] after = assignments.apply(existing.values(), row, ignore);
    if (after == existing.values()) {
      return scope.session().countsFoundRows() ? 1 : 0;
    }
    writer.update(existing.tabletId(), existing.values(), after);
    return 2;
  }

  /** The columns that values are for: VALUES () means none. */
  private int[] targets(List<List<Node>> given) {
    OBParser.Single_table_insertContext insert = tree.single_table_insert();
    if (insert.update_asgn_list() != null) {
      return positions(insert.update_asgn_list().update_asgn_factor().stream()
          .map(OBParser.Update_asgn_factorContext::column_definition_ref)
          .toList());
    }
    if (insert.column_list() != null) {
      return positions(insert.column_list().column_definition_ref());
    }
    if (given.get(0).isEmpty()) {
      return new int[0];
    }
    return IntStream.range(0, layout.columns().size())
        .filter(i -> !layout.columns().get(i).isHidden())
        .toArray();
  }

  private int[] positions(List<OBParser.Column_definition_refContext> columns) {
    int[] positions = columns.stream()
        .mapToInt(column -> table.position(NodeParser.column(column)))
        .toArray();
    for (int i = 0; i < positions.length; i++) {
      int position = positions[i];
      if (IntStream.range(0, i).anyMatch(j -> positions[j] == position)) {
        throw SqlErrors.of(
            -4228,
            1110,
            "42000",
            "Column '" + layout.columns().get(position).name() + "' specified twice");
      }
    }
    return positions;
  }

  /** The values of every row; null stands for DEFAULT. */
  private List<List<Node>> given() {
    OBParser.Single_table_insertContext insert = tree.single_table_insert();
    if (insert.update_asgn_list() != null) {
      List<Node> row = new ArrayList<>();
      insert
          .update_asgn_list()
          .update_asgn_factor()
          .forEach(one -> row.add(node(one.expr_or_default())));
      return List.of(row);
    }
    OBParser.Values_clauseContext values = insert.values_clause();
    if (values.select_stmt() != null) {
      return selected(values.select_stmt());
    }
    List<List<Node>> rows = new ArrayList<>();
    OBParser.Insert_vals_listContext list = values.insert_vals_list();
    while (list != null) {
      rows.add(0, nodes(list.insert_vals()));
      list = list.insert_vals_list();
    }
    return rows;
  }

  private static List<Node> nodes(OBParser.Insert_valsContext list) {
    List<Node> nodes = new ArrayList<>();
    OBParser.Insert_valsContext rest = list;
    while (rest != null && rest.expr_or_default() != null) {
      nodes.add(0, node(rest.expr_or_default()));
      rest = rest.insert_vals();
    }
    return nodes;
  }

  private static Node node(OBParser.Expr_or_defaultContext tree) {
    return tree.expr() == null ? null : NodeParser.parse(tree.expr());
  }

  private List<List<Node>> selected(OBParser.Select_stmtContext select) {
    SqlResult.Rows rows = new SelectStatement(select, scope.query()).run();
    List<List<Node>> all = new ArrayList<>();
    for (Value[] row : rows.rows()) {
      List<Node> nodes = new ArrayList<>();
      for (Value value : row) {
        nodes.add(new Node.Literal(value));
      }
      all.add(nodes);
    }
    return all;
  }
}
