// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.Truth;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SessionNodes;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletStore;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** SELECT over one table, or over none. For one statement. */
public final class SelectStatement {
  private static final ColumnScope NO_COLUMNS = column -> {
    throw SqlErrors.unknownColumn(column.name(), "field list");
  };

  private final SelectParts parts;
  private final SqlSession session;
  private final CatalogState state;
  private final TabletStore store;
  private final EvaluationContext context;
  private final Optional<TableScope> table;
  private final List<Projection> projections;

  /** A statement over the catalog as it is now. */
  public SelectStatement(
      OBParser.Select_stmtContext tree,
      SqlSession session,
      CatalogState state,
      TabletStore store,
      EvaluationContext context) {
    this.parts = SelectParts.of(tree, node -> SessionNodes.resolve(node, session, state));
    this.session = session;
    this.state = state;
    this.store = store;
    this.context = context;
    this.table = parts.table().map(name -> TableScopes.of(name, session, state, store));
    this.projections = parts.projections().stream()
        .flatMap(projection -> Projection.of(projection, table))
        .map(projection -> new Projection(resolved(projection.node()), projection.label()))
        .toList();
  }

  private Node resolved(Node node) {
    return SessionNodes.resolve(node, session, state);
  }

  private Node parse(OBParser.ExprContext tree) {
    return resolved(NodeParser.parse(tree));
  }

  /** The columns of the rows. */
  public List<ResultColumn> columns() {
    return projections.stream().map(this::resultColumn).toList();
  }

  /** Runs the statement. */
  public SqlResult.Rows run() {
    boolean grouped = parts.groupBy().isPresent()
        || parts.having().isPresent()
        || projections.stream().anyMatch(projection -> hasAggregate(projection.node()));
    List<Value[]> rows = grouped ? grouped() : plain();
    if (parts.isDistinct()) {
      rows = distinct(rows);
    }
    return SqlResult.Rows.of(
        columns(),
        grouped || parts.orderBy().isPresent() || parts.isDistinct()
            ? parts.limit().apply(rows)
            : rows);
  }

  private static boolean hasAggregate(Node node) {
    return Aggregate.isAggregate(node)
        || node.children().stream().anyMatch(SelectStatement::hasAggregate);
  }

  private ColumnScope scope() {
    return table.<ColumnScope>map(scope -> scope).orElse(NO_COLUMNS);
  }

  private List<Value[]> plain() {
    List<Expression> expressions = projections.stream()
        .map(projection -> ExpressionCompiler.compile(projection.node(), scope()))
        .toList();
    boolean sorted = parts.orderBy().isPresent();
    boolean stopsEarly = !sorted && !parts.isDistinct();
    List<Value[]> read = read(stopsEarly ? parts.limit() : Limit.NONE);
    if (sorted) {
      read = new ArrayList<>(read);
      read.sort(ordering(scope()));
    }
    List<Value[]> kept = stopsEarly ? parts.limit().apply(read) : read;
    return kept.stream().map(row -> evaluate(expressions, row)).toList();
  }

  private List<Value[]> read(Limit limit) {
    List<Value[]> rows = new ArrayList<>();
    if (table.isEmpty()) {
      rows.add(new Value[0]);
      return rows;
    }
    RowSource source = new RowSource(table.get(), parts.where().map(this::parse), context);
    if (limit.isReached(0)) {
      return rows;
    }
    try (TabletSnapshot snapshot = store.snapshot()) {
      source.visit(snapshot, row -> {
        rows.add(row.values());
        return !limit.isReached(rows.size());
      });
    }
    return rows;
  }

  private List<Value[]> grouped() {
    int width = table.map(scope -> scope.layout().columns().size()).orElse(0);
    List<Node> keys = parts
        .groupBy()
        .map(clause -> clause.sort_list_for_group_by().sort_key_for_group_by().stream()
            .map(key -> byPositionOrAlias(parse(key.expr())))
            .toList())
        .orElse(List.of());
    GroupedRows groups = new GroupedRows(width, scope(), keys, context);
    List<Node> nodes = projections.stream()
        .map(projection -> groups.register(projection.node()))
        .toList();
    Optional<Node> having =
        parts.having().map(condition -> groups.register(withAliases(parse(condition))));
    List<Ordering.Key> order = orderKeys(groups);
    read(Limit.NONE).forEach(groups::add);
    List<Value[]> rows = new ArrayList<>(groups.rows());
    having
        .map(node -> ExpressionCompiler.compile(node, groups.groupScope()))
        .ifPresent(condition -> rows.removeIf(row -> !Truth.of(condition.evaluate(row, context))));
    if (!order.isEmpty()) {
      rows.sort(new Ordering(order, context));
    }
    List<Expression> expressions = nodes.stream()
        .map(node -> ExpressionCompiler.compile(node, groups.groupScope()))
        .toList();
    return rows.stream().map(row -> evaluate(expressions, row)).toList();
  }

  private List<Ordering.Key> orderKeys(GroupedRows groups) {
    return parts.orderBy().stream()
        .flatMap(clause -> clause.sort_list().sort_key().stream())
        .map(key -> new Ordering.Key(
            ExpressionCompiler.compile(
                groups.register(byPositionOrAlias(parse(key.expr()))), groups.groupScope()),
            key.DESC() != null))
        .toList();
  }

  private Ordering ordering(ColumnScope scope) {
    List<Ordering.Key> keys = parts.orderBy().orElseThrow().sort_list().sort_key().stream()
        .map(key -> new Ordering.Key(
            ExpressionCompiler.compile(byPositionOrAlias(parse(key.expr())), inOrder(scope)),
            key.DESC() != null))
        .toList();
    return new Ordering(keys, context);
  }

  private ColumnScope inOrder(ColumnScope scope) {
    return table.<ColumnScope>map(named -> named.in("order clause")).orElse(scope);
  }

  /** {@code ORDER BY 2} and names of result columns. */
  private Node byPositionOrAlias(Node node) {
    if (node instanceof Node.Literal literal && literal.value().type().isInteger()) {
      long position = literal.value().bits();
      if (position < 1 || position > projections.size()) {
        throw SqlErrors.unknownColumn(Long.toString(position), "order clause");
      }
      return projections.get((int) position - 1).node();
    }
    return withAliases(node);
  }

  private Node withAliases(Node node) {
    if (node instanceof Node.Column column && column.table().isEmpty()) {
      for (Projection projection : projections) {
        if (projection.label().equalsIgnoreCase(column.name())) {
          return projection.node();
        }
      }
      return node;
    }
    return node instanceof Node.Call call
        ? new Node.Call(
            call.name(), call.arguments().stream().map(this::withAliases).toList())
        : node;
  }

  private Value[] evaluate(List<Expression> expressions, Value[] row) {
    Value[] result = new Value[expressions.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = expressions.get(i).evaluate(row, context);
    }
    return result;
  }

  private List<Value[]> distinct(List<Value[]> rows) {
    List<Ordering.Key> keys = new ArrayList<>();
    for (int i = 0; i < projections.size(); i++) {
      int position = i;
      keys.add(new Ordering.Key((row, any) -> row[position], false));
    }
    TreeSet<Value[]> seen = new TreeSet<>(new Ordering(keys, context));
    return rows.stream().filter(seen::add).toList();
  }

  private ResultColumn resultColumn(Projection projection) {
    if (projection.node() instanceof Node.Column column && table.isPresent()) {
      ColumnSchema schema = column(column);
      TableSchema owner = table.get().layout().schema();
      return new ResultColumn(
          projection.label(),
          schema.type(),
          schema.nullable(),
          owner.primaryKey().contains(schema.name()),
          owner.database(),
          owner.name(),
          table.get().alias(),
          schema.name());
    }
    return ResultColumn.expression(
        projection.label(), ResultTypes.of(projection.node(), this::column));
  }

  private ColumnSchema column(Node.Column column) {
    return table.orElseThrow().layout().columns().get(scope().position(column));
  }
}
