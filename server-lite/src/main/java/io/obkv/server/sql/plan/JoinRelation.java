// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.query.TableReference;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Two relations side by side. For one statement. */
final class JoinRelation implements Relation {
  private final TableReference.Joined.Kind kind;
  private final Relation left;
  private final Relation right;
  private final int leftWidth;
  private final List<Field> fields;
  private final List<Integer> star;
  private final RelationScope scope;
  private final List<Node> on = new ArrayList<>();
  private final Execution execution;

  /**
   * @param around a scope of the statement, for the columns of queries around
   */
  JoinRelation(
      TableReference.Joined tree,
      Relation left,
      Relation right,
      RelationScope around,
      Execution execution) {
    this.kind = tree.kind();
    this.left = left;
    this.right = right;
    this.leftWidth = left.fields().size();
    this.execution = execution;
    List<Field> all = new ArrayList<>();
    boolean right0 = kind == TableReference.Joined.Kind.RIGHT;
    boolean left0 = kind == TableReference.Joined.Kind.LEFT;
    left.fields().forEach(field -> all.add(right0 ? field.asNullable() : field));
    right.fields().forEach(field -> all.add(left0 ? field.asNullable() : field));
    List<String> common = tree.natural() ? commonNames() : tree.using();
    List<Integer> shared = common.stream().map(name -> share(name, all)).toList();
    this.fields = List.copyOf(all);
    this.scope = around.over(fields).in("on clause");
    this.star = star(shared);
    tree.on().ifPresent(node -> on.addAll(Conditions.parts(scope.bind(node))));
  }

  private List<String> commonNames() {
    return left.fields().stream()
        .filter(field -> !field.hidden())
        .map(Field::name)
        .filter(name -> right.fields().stream()
            .anyMatch(other -> !other.hidden() && other.name().equalsIgnoreCase(name)))
        .toList();
  }

  /** Makes one column of two: the one whose rows are all given stays. */
  private int share(String name, List<Field> all) {
    int ours = find(name, left.fields());
    int theirs = leftWidth + find(name, right.fields());
    on.add(Node.Call.of("=", RelationScope.field(ours), RelationScope.field(theirs)));
    boolean rightStays = kind == TableReference.Joined.Kind.RIGHT;
    int hidden = rightStays ? ours : theirs;
    all.set(hidden, all.get(hidden).asHidden());
    return rightStays ? theirs : ours;
  }

  private static int find(String name, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).hidden() && fields.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw SqlErrors.unknownColumn(name, "from clause");
  }

  /** What is shared comes first. */
  private List<Integer> star(List<Integer> shared) {
    List<Integer> positions = new ArrayList<>(shared);
    left.star().forEach(position -> addUnlessHidden(position, positions));
    right.star().forEach(position -> addUnlessHidden(leftWidth + position, positions));
    return List.copyOf(positions);
  }

  private void addUnlessHidden(int position, List<Integer> positions) {
    if (!fields.get(position).hidden() && !positions.contains(position)) {
      positions.add(position);
    }
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public List<Integer> star() {
    return star;
  }

  private boolean isLeft(int position) {
    return position < leftWidth;
  }

  private boolean isRight(int position) {
    return position >= leftWidth;
  }

  @Override
  public Operator build(List<Node> conditions) {
    boolean inner = kind == TableReference.Joined.Kind.INNER;
    boolean drivenByLeft = kind != TableReference.Joined.Kind.RIGHT;
    List<Node> toLeft = new ArrayList<>();
    List<Node> toRight = new ArrayList<>();
    List<Node> ofPairs = new ArrayList<>();
    List<Node> above = new ArrayList<>();
    for (Node condition : on) {
      // What ON says of the driving side alone does not remove its rows.
      place(condition, inner || !drivenByLeft, inner || drivenByLeft, toLeft, toRight, ofPairs);
    }
    for (Node condition : conditions) {
      place(
          condition,
          inner || drivenByLeft,
          inner || !drivenByLeft,
          toLeft,
          toRight,
          inner ? ofPairs : above);
    }
    Operator join = join(left.build(toLeft), right.build(toRight), ofPairs, drivenByLeft);
    return Conditions.filtered(join, above, scope, execution);
  }

  private void place(
      Node condition,
      boolean leftMay,
      boolean rightMay,
      List<Node> toLeft,
      List<Node> toRight,
      List<Node> rest) {
    if (leftMay
        && !Conditions.hasSubquery(condition)
        && Conditions.isOver(condition, this::isLeft)) {
      toLeft.add(condition);
    } else if (rightMay
        && !Conditions.hasSubquery(condition)
        && Conditions.isOver(condition, this::isRight)) {
      toRight.add(Conditions.moved(condition, position -> position - leftWidth));
    } else {
      rest.add(condition);
    }
  }

  private Operator join(
      Operator leftRows, Operator rightRows, List<Node> conditions, boolean drivenByLeft) {
    List<Join.Equality> equalities = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node condition : conditions) {
      Optional<Join.Equality> equality = equality(condition, drivenByLeft);
      equality.ifPresentOrElse(equalities::add, () -> rest.add(condition));
    }
    int rightWidth = right.fields().size();
    Join.Shape shape = new Join.Shape(
        drivenByLeft ? leftWidth : rightWidth,
        drivenByLeft ? rightWidth : leftWidth,
        drivenByLeft,
        kind != TableReference.Joined.Kind.INNER);
    return new Join(
        drivenByLeft ? leftRows : rightRows,
        drivenByLeft ? rightRows : leftRows,
        shape,
        equalities,
        Conditions.all(rest).map(node -> ExpressionCompiler.compile(node, scope)),
        Conditions.text(conditions, scope),
        execution);
  }

  private Optional<Join.Equality> equality(Node condition, boolean drivenByLeft) {
    if (!(condition instanceof Node.Call call)
        || !call.name().equals("=")
        || Conditions.hasSubquery(condition)) {
      return Optional.empty();
    }
    Node one = call.arguments().get(0);
    Node other = call.arguments().get(1);
    if (isOfLeft(one) && isOfRight(other)) {
      return equality(one, other, drivenByLeft);
    }
    return isOfLeft(other) && isOfRight(one)
        ? equality(other, one, drivenByLeft)
        : Optional.empty();
  }

  private boolean isOfLeft(Node node) {
    return !Conditions.isConstant(node) && Conditions.isOver(node, this::isLeft);
  }

  private boolean isOfRight(Node node) {
    return !Conditions.isConstant(node) && Conditions.isOver(node, this::isRight);
  }

  private Optional<Join.Equality> equality(Node ofLeft, Node ofRight, boolean drivenByLeft) {
    Optional<Function<Value, Object>> key =
        JoinKey.of(ResultTypes.of(ofLeft, scope), ResultTypes.of(ofRight, scope));
    Expression leftSide = ExpressionCompiler.compile(ofLeft, scope.over(left.fields()));
    Expression rightSide = ExpressionCompiler.compile(
        Conditions.moved(ofRight, position -> position - leftWidth), scope.over(right.fields()));
    return key.map(function -> new Join.Equality(
        drivenByLeft ? leftSide : rightSide, drivenByLeft ? rightSide : leftSide, function));
  }
}
