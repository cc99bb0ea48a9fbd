// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.access.WantedOrder;
import io.obkv.server.sql.query.Limit;
import io.obkv.server.sql.query.Query;
import io.obkv.server.sql.query.SelectItem;
import io.obkv.server.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One SELECT with its names looked up. For one statement. */
final class SelectPlan implements BoundQuery {
  private static final long FEW_ROWS = 10_000;

  private final Query.Select tree;
  private final Execution execution;
  private final Optional<Relation> relation;
  private final RelationScope scope;
  private final List<Item> items = new ArrayList<>();

  /** Something that is given, its columns bound. */
  private record Item(Node node, String label) {}

  SelectPlan(Query.Select tree, Planner planner, NameScope names, Optional<Correlation> outer) {
    this.tree = tree;
    this.execution = planner.execution();
    this.relation = tree.from().map(from -> planner.relation(from, names, outer));
    List<Field> fields = relation.map(Relation::fields).orElse(List.of());
    this.scope = planner.scope(fields, outer, names);
    tree.items().forEach(this::add);
  }

  private void add(SelectItem item) {
    if (item instanceof SelectItem.Labelled labelled) {
      items.add(new Item(bound(labelled.node(), scope), labelled.label()));
      return;
    }
    String table = ((SelectItem.Star) item).table();
    List<Integer> positions = table.isEmpty()
        ? relation
            .orElseThrow(() -> SqlErrors.of(-5075, 1096, "HY000", "No tables used"))
            .star()
        : positionsOf(table);
    for (int position : positions) {
      items.add(
          new Item(RelationScope.field(position), scope.fields().get(position).name()));
    }
  }

  private Node bound(Node node, RelationScope clause) {
    return Coercion.coerced(clause.bind(node), clause);
  }

  private List<Integer> positionsOf(String table) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < scope.fields().size(); i++) {
      Field field = scope.fields().get(i);
      if (field.table().equals(table) && !field.name().isEmpty()) {
        positions.add(i);
      }
    }
    if (positions.isEmpty()) {
      throw SqlErrors.of(-5201, 1051, "42S02", "Unknown table '" + table + "'");
    }
    return positions;
  }

  @Override
  public List<ResultColumn> columns() {
    return items.stream().map(this::column).toList();
  }

  private ResultColumn column(Item item) {
    if (item.node instanceof Node.Column column && RelationScope.isField(column)) {
      ResultColumn field =
          scope.fields().get(RelationScope.fieldPosition(column)).column();
      return new ResultColumn(
          item.label,
          field.type(),
          field.nullable(),
          field.key(),
          field.database(),
          field.table(),
          field.tableAlias(),
          field.name());
    }
    return ResultColumn.expression(item.label, ResultTypes.of(item.node, scope));
  }

  private boolean isGrouped() {
    return !tree.groupBy().isEmpty()
        || tree.having().filter(Grouping::isAggregated).isPresent()
        || items.stream().anyMatch(item -> Grouping.isAggregated(item.node))
        || tree.orderBy().stream().anyMatch(key -> Grouping.isAggregated(key.node()));
  }

  @Override
  public Node accept(Node condition) {
    if (isGrouped()
        || tree.having().isPresent()
        || tree.distinct()
        || !tree.limit().equals(Limit.NONE)) {
      return null;
    }
    Node inside = condition.rewrite(
        part -> part instanceof Node.Column column && RelationScope.isField(column)
            ? items.get(RelationScope.fieldPosition(column)).node
            : part);
    return Conditions.hasSubquery(inside) ? null : inside;
  }

  @Override
  public Operator build(List<Node> accepted) {
    List<Node> given = items.stream().map(Item::node).toList();
    List<Node> order = tree.orderBy().stream().map(key -> ordered(key.node())).toList();
    List<Node> conditions = conditions(accepted);
    Optional<Operator> sorted = wantedOrder(order).flatMap(wanted -> inOrder(conditions, wanted));
    if (sorted.isPresent()) {
      return finished(having(sorted.get()), given, List.of(), scope);
    }
    Operator rows = source(conditions);
    RelationScope seen = scope;
    if (isGrouped()) {
      Grouping grouping = new Grouping(scope.fields().size());
      given = given.stream().map(grouping::register).toList();
      order = order.stream().map(grouping::register).toList();
      Optional<Node> having =
          tree.having().map(node -> grouping.register(aliased(node, scope.in("having clause"))));
      rows = grouped(rows, grouping);
      seen = scope.over(grouping.fields(scope));
      rows = Conditions.filtered(rows, having.map(List::of).orElse(List.of()), seen, execution);
    }
    return finished(isGrouped() ? rows : having(rows), given, order, seen);
  }

  /** Without groups HAVING is one more condition, which sees the names of the result. */
  private Operator having(Operator rows) {
    RelationScope clause = scope.in("having clause");
    List<Node> conditions =
        tree.having().stream().map(node -> aliased(node, clause)).toList();
    return Conditions.filtered(rows, conditions, clause, execution);
  }

  /** The order, where it is one of columns in one direction. */
  private Optional<WantedOrder> wantedOrder(List<Node> order) {
    boolean descending = !order.isEmpty() && tree.orderBy().get(0).descending();
    boolean plain = !order.isEmpty()
        && !isGrouped()
        && order.stream()
            .allMatch(node -> node instanceof Node.Column column && RelationScope.isField(column))
        && tree.orderBy().stream().allMatch(key -> key.descending() == descending);
    if (!plain) {
      return Optional.empty();
    }
    List<Integer> columns = order.stream().map(RelationScope::fieldPosition).toList();
    boolean limited = !tree.distinct() && tree.limit().end() <= FEW_ROWS;
    return Optional.of(new WantedOrder(columns, descending, limited));
  }

  private Optional<Operator> inOrder(List<Node> conditions, WantedOrder wanted) {
    return relation
        .filter(StoredRelation.class::isInstance)
        .flatMap(stored -> ((StoredRelation) stored).build(conditions, wanted));
  }

  private List<Node> conditions(List<Node> accepted) {
    List<Node> conditions = new ArrayList<>(accepted);
    tree.where()
        .map(Grouping::refuseIn)
        .map(where -> bound(where, scope.in("where clause")))
        .ifPresent(where -> conditions.addAll(Conditions.parts(where)));
    return conditions;
  }

  private Operator source(List<Node> conditions) {
    if (relation.isEmpty()) {
      return Conditions.filtered(new OneRow(), conditions, scope, execution);
    }
    if (relation.get().takesQueries()) {
      return relation.get().build(conditions);
    }
    List<Node> plain =
        conditions.stream().filter(part -> !Conditions.hasSubquery(part)).toList();
    List<Node> rest = conditions.stream().filter(Conditions::hasSubquery).toList();
    return Conditions.filtered(relation.get().build(plain), rest, scope, execution);
  }

  private Operator grouped(Operator rows, Grouping grouping) {
    RelationScope clause = scope.in("group statement");
    List<Node> keys = tree.groupBy().stream()
        .map(key -> ResultPositions.isPosition(key)
            ? items.get(ResultPositions.of(key, items.size())).node
            : aliased(key, clause))
        .map(Grouping::refuseIn)
        .toList();
    return new Aggregation(
        rows, scope, keys, grouping.calls(), Conditions.text(keys, scope), execution);
  }

  private Node ordered(Node key) {
    return ResultPositions.isPosition(key)
        ? items.get(ResultPositions.of(key, items.size())).node
        : aliased(key, scope.in("order clause"));
  }

  /** The expression, bound, in which names of the result stand for what they name. */
  private Node aliased(Node node, RelationScope clause) {
    Node named = node.rewrite(part -> {
      if (part instanceof Node.Column column && !RelationScope.isField(column)) {
        return item(column).orElseGet(() -> clause.bind(column));
      }
      return part;
    });
    return Coercion.coerced(named, clause);
  }

  private Optional<Node> item(Node.Column column) {
    return column.table().isEmpty()
        ? items.stream()
            .filter(item -> item.label.equalsIgnoreCase(column.name()))
            .map(Item::node)
            .findFirst()
        : Optional.empty();
  }

  private Operator finished(
      Operator input, List<Node> given, List<Node> order, RelationScope seen) {
    Operator rows = order.isEmpty() ? input : sorted(input, order, seen);
    List<Expression> expressions =
        given.stream().map(node -> ExpressionCompiler.compile(node, seen)).toList();
    rows = new Projection(rows, expressions, execution);
    if (tree.distinct()) {
      rows = new Distinct(rows, execution);
    }
    return tree.limit().equals(Limit.NONE) ? rows : new LimitRows(rows, tree.limit());
  }

  private Operator sorted(Operator rows, List<Node> order, RelationScope seen) {
    List<Ordering.Key> keys = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      keys.add(new Ordering.Key(
          ExpressionCompiler.compile(order.get(i), seen), tree.orderBy().get(i).descending()));
    }
    return new Sort(
        rows,
        new Ordering(keys, execution.context()),
        tree.distinct() ? Long.MAX_VALUE : tree.limit().end(),
        Conditions.text(order, seen),
        execution);
  }
}
