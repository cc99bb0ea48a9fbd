// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads, checks and orders the bounds of partitions. Stateless. */
final class PartitionBounds {
  private PartitionBounds() {}

  /** The bounds of one element: one tuple for RANGE, several for LIST, none for HASH and KEY. */
  static List<List<BoundValue>> of(
      ParserRuleContext element, PartitionLevel level, PartitionColumns columns, String name) {
    var range = element.getRuleContext(OBParser.Range_partition_exprContext.class, 0);
    if (range != null) {
      return List.of(range(range, level, columns, name));
    }
    var list = element.getRuleContext(OBParser.List_partition_exprContext.class, 0);
    return list == null ? List.of() : list(list, level, columns, name);
  }

  private static List<BoundValue> range(
      OBParser.Range_partition_exprContext tree,
      PartitionLevel level,
      PartitionColumns columns,
      String name) {
    if (!level.kind().isRange()) {
      throw SqlErrors.of(
          -5878,
          1480,
          "HY000",
          "Only RANGE PARTITIONING can use VALUES LESS THAN in partition definition");
    }
    if (tree.MAXVALUE() != null) {
      return List.of(new BoundValue.MaxValue());
    }
    List<OBParser.Range_exprContext> values = tree.range_expr_list().range_expr();
    checkWidth(values.size(), level);
    List<BoundValue> tuple = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      tuple.add(
          values.get(i).MAXVALUE() != null
              ? new BoundValue.MaxValue()
              : notNull(value(NodeParser.parse(values.get(i).expr()), level, i, name, columns)));
    }
    return tuple;
  }

  private static BoundValue notNull(BoundValue bound) {
    if (bound instanceof BoundValue.Null) {
      throw SqlErrors.of(-5285, 1566, "HY000", "Not allowed to use NULL value in VALUES LESS THAN");
    }
    return bound;
  }

  private static List<List<BoundValue>> list(
      OBParser.List_partition_exprContext tree,
      PartitionLevel level,
      PartitionColumns columns,
      String name) {
    if (!level.kind().isList()) {
      throw SqlGrammar.syntaxErrorWithoutPlace();
    }
    if (tree.DEFAULT() != null) {
      return List.of(List.of(new BoundValue.Default()));
    }
    List<List<BoundValue>> tuples = new ArrayList<>();
    for (OBParser.ExprContext value : tree.list_expr().expr()) {
      Node node = NodeParser.parse(value);
      List<Node> parts = node instanceof Node.Call call && call.name().equals("row")
          ? call.arguments()
          : List.of(node);
      checkWidth(parts.size(), level);
      List<BoundValue> tuple = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        tuple.add(value(parts.get(i), level, i, name, columns));
      }
      tuples.add(tuple);
    }
    return tuples;
  }

  private static void checkWidth(int values, PartitionLevel level) {
    int wanted = level.kind().takesExpression() ? 1 : level.columns().size();
    if (values != wanted) {
      throw SqlErrors.of(
          -5273, 1653, "HY000", "Inconsistency in usage of column lists for partitioning");
    }
  }

  /** The type that a bound must have; null for whole numbers, which expressions give. */
  private static ColumnType type(PartitionLevel level, PartitionColumns columns, int position) {
    return level.kind().takesExpression()
        ? null
        : columns.find(level.columns().get(position)).type();
  }

  private static BoundValue value(
      Node node, PartitionLevel level, int position, String name, PartitionColumns columns) {
    ColumnType type = type(level, columns, position);
    Value value =
        ExpressionCompiler.compile(node, List.of()).evaluate(new Value[0], EvaluationContext.at(0));
    if (value.isNull()) {
      return new BoundValue.Null();
    }
    boolean text = value.type().isBytes();
    if (type == null ? !value.type().isInteger() : !BoundTypes.fits(value, type)) {
      throw type == null
          ? SqlErrors.of(
              -5274, 1697, "HY000", "VALUES value for partition '" + name + "' must have type INT")
          : SqlErrors.of(-5275, 1654, "HY000", "Partition column values of incorrect type");
    }
    if (type == null && isNegative(value) && isOverUnsigned(level, columns)) {
      throw SqlErrors.of(
          -5286, 1563, "HY000", "Partition constant is out of partition function domain");
    }
    if (type != null && BoundTypes.isPointInTime(type)) {
      value = ColumnConversion.cast(value, type, EvaluationContext.at(0));
      return new BoundValue.Characters(
          withAllDigitsOrNone(ValueText.of(value, EvaluationContext.DEFAULT_ZONE)));
    }
    if (type != null && BoundTypes.isFractional(type)) {
      BoundTypes.remark(value, type, columns.warnings());
      return new BoundValue.Numeric(BoundTypes.number(value, type));
    }
    String written = ValueText.of(value);
    return text
        ? new BoundValue.Characters(written)
        : new BoundValue.Numeric(new BigDecimal(written));
  }

  private static boolean isNegative(Value value) {
    return !value.type().isUnsignedInteger() && value.bits() < 0;
  }

  /** An expression over an unsigned column is unsigned, whatever it does. */
  private static boolean isOverUnsigned(PartitionLevel level, PartitionColumns columns) {
    return level.columns().stream().anyMatch(name -> columns.find(name).type().isUnsigned());
  }

  /** Refuses double names, bounds that do not rise and list values that come twice. */
  static void check(
      PartitionLevel level, PartitionColumns columns, List<PartitionDraft.Part> parts) {
    Set<String> names = new HashSet<>();
    for (PartitionDraft.Part part : parts) {
      if (!names.add(part.name().toLowerCase(java.util.Locale.ROOT))) {
        throw SqlErrors.of(-5280, 1517, "HY000", "Duplicate partition name '" + part.name() + "'");
      }
    }
    BoundOrder order = BoundOrder.of(level, columns);
    if (level.kind().isRange()) {
      checkRising(order, parts);
    } else if (level.kind().isList()) {
      checkDistinct(order, parts);
    }
  }

  private static void checkRising(BoundOrder order, List<PartitionDraft.Part> parts) {
    for (int i = 1; i < parts.size(); i++) {
      List<BoundValue> before = parts.get(i - 1).bounds().get(0);
      if (order.compare(before, parts.get(i).bounds().get(0)) >= 0) {
        throw SqlErrors.of(
            -5281,
            1493,
            "HY000",
            "VALUES LESS THAN value must be strictly increasing for each partition");
      }
    }
  }

  private static void checkDistinct(BoundOrder order, List<PartitionDraft.Part> parts) {
    Set<List<BoundValue>> seen = new java.util.TreeSet<>(order);
    for (int i = 0; i < parts.size(); i++) {
      for (List<BoundValue> tuple : parts.get(i).bounds()) {
        if (tuple.get(0) instanceof BoundValue.Default && i < parts.size() - 1) {
          throw SqlErrors.of(
              -5491, 5491, "42000", "DEFAULT partition must be last partition specified");
        }
        if (!seen.add(tuple)) {
          throw SqlErrors.of(
              -5340, 1495, "HY000", "Multiple definition of same constant in list partitioning");
        }
      }
    }
  }

  /** LIST: values in order within each partition, partitions by their smallest value. */
  static List<PartitionDraft.Part> ordered(
      PartitionLevel level, PartitionColumns columns, List<PartitionDraft.Part> parts) {
    if (!level.kind().isList()) {
      return parts;
    }
    BoundOrder order = BoundOrder.of(level, columns);
    return parts.stream()
        .map(part -> new PartitionDraft.Part(
            part.name(), part.bounds().stream().sorted(order).toList(), part.children()))
        .sorted(
            (left, right) -> order.compare(left.bounds().get(0), right.bounds().get(0)))
        .toList();
  }

  /** OceanBase prints a bound's fraction of a second in six digits, or not at all when it is 0. */
  private static String withAllDigitsOrNone(String pointInTime) {
    int dot = pointInTime.indexOf('.');
    if (dot < 0) {
      return pointInTime;
    }
    String fraction = pointInTime.substring(dot + 1);
    return fraction.chars().allMatch(digit -> digit == '0')
        ? pointInTime.substring(0, dot)
        : pointInTime + "0".repeat(6 - fraction.length());
  }
}
