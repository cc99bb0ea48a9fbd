// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.GeneratedColumn;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.NodePrinter;
import io.obkv.server.sql.parse.Collations;
import io.obkv.server.sql.parse.DataTypes;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads one column definition. For one definition. */
final class ColumnParser {
  private static final int LONGEST_NAME = 128;

  private final String name;
  private final ColumnType declared;
  private Collation collation;
  private boolean notNull;
  private boolean explicitNull;
  private boolean primaryKey;
  private boolean uniqueKey;
  private boolean autoIncrement;
  private boolean onUpdate;
  private ColumnDefault defaultValue = ColumnDefault.NONE;
  private String comment = "";
  private final List<ColumnDraft.CheckDraft> checks = new ArrayList<>();

  private ColumnParser(OBParser.Column_definitionContext tree, Collation tableCollation) {
    name = Trees.name(tree.column_definition_ref().column_name());
    if (name.length() > LONGEST_NAME) {
      throw SqlErrors.identifierTooLong(name);
    }
    if (tree.SERIAL() != null) {
      declared = ColumnType.of(ValueType.UNSIGNED_BIGINT, 20, -1);
      notNull = true;
      autoIncrement = true;
      uniqueKey = true;
    } else {
      declared = DataTypes.of(tree.data_type(), name, tableCollation);
    }
  }

  /**
   * The column of a definition.
   *
   * @param id the column's number
   * @param tableCollation what its characters compare by when it says nothing
   */
  static ColumnDraft parse(
      OBParser.Column_definitionContext tree, int id, Collation tableCollation) {
    ColumnParser parser = new ColumnParser(tree, tableCollation);
    for (ParserRuleContext attribute : attributes(tree)) {
      parser.read(attribute);
    }
    Optional<Node> expression = Optional.ofNullable(tree.expr()).map(NodeParser::parse);
    return parser.finish(id, expression, tree.STORED() != null);
  }

  /** The attributes of a column in the order in which they were written. */
  private static List<ParserRuleContext> attributes(OBParser.Column_definitionContext tree) {
    List<ParserRuleContext> all = new ArrayList<>();
    var list = tree.opt_column_attribute_list();
    while (list != null) {
      all.add(0, list.column_attribute());
      list = list.opt_column_attribute_list();
    }
    var generated = tree.opt_generated_column_attribute_list();
    while (generated != null) {
      all.add(0, generated.generated_column_attribute());
      generated = generated.opt_generated_column_attribute_list();
    }
    return all;
  }

  private void read(ParserRuleContext attribute) {
    switch (Trees.firstWord(attribute)) {
      case "not" -> {
        notNull = true;
        checkNullability();
      }
      case "null" -> {
        explicitNull = true;
        checkNullability();
      }
      case "default" -> readDefault((OBParser.Column_attributeContext) attribute);
      case "auto_increment" -> autoIncrement = true;
      case "unique" -> uniqueKey = true;
      case "primary", "key" -> primaryKey = true;
      case "comment" ->
        comment =
            StringLiterals.value(attribute.getToken(OBParser.STRING_VALUE, 0).getText());
      case "on" -> readOnUpdate();
      case "collate" ->
        collation =
            Collations.collation(attribute.getRuleContext(OBParser.Collation_nameContext.class, 0));
      case "check", "constraint" -> readCheck(attribute);
      case "id", "column_format", "storage" -> {
        // Placement hints: accepted without effect, as by the engine.
      }
      default -> throw SqlErrors.notSupported("column attribute " + Trees.source(attribute));
    }
  }

  private void checkNullability() {
    if (notNull && explicitNull) {
      throw SqlErrors.of(
          -5252,
          5252,
          "HY000",
          "Column '" + name
              + "' definition is ambiguous. Column has both NULL and NOT NULL attributes");
    }
  }

  private void readDefault(OBParser.Column_attributeContext attribute) {
    if (attribute.expr() != null) {
      defaultValue =
          ColumnDefault.expression(NodePrinter.print(NodeParser.parse(attribute.expr())));
    } else {
      defaultValue = DefaultParser.parse(attribute.now_or_signed_literal(), name, declared);
    }
  }

  private void readOnUpdate() {
    if (declared.type() != ValueType.TIMESTAMP && declared.type() != ValueType.DATETIME) {
      throw SqlErrors.of(
          -5172, 1294, "HY000", "Invalid ON UPDATE clause for '" + name + "' column");
    }
    onUpdate = true;
  }

  private void readCheck(ParserRuleContext attribute) {
    var named = attribute.getRuleContext(OBParser.Opt_constraint_nameContext.class, 0);
    String checkName =
        named == null || named.constraint_name() == null ? "" : Trees.name(named.constraint_name());
    Node condition = NodeParser.parse(attribute.getRuleContext(OBParser.ExprContext.class, 0));
    checks.add(new ColumnDraft.CheckDraft(checkName, condition, Optional.of(name)));
  }

  private ColumnDraft finish(int id, Optional<Node> expression, boolean stored) {
    ColumnType type = collation == null ? declared : declared.withCollation(collation);
    checkAutoIncrement();
    boolean nullable = !notNull && !primaryKey && !autoIncrement;
    if (defaultValue.kind() == ColumnDefault.Kind.NULL && !nullable) {
      throw SqlErrors.invalidDefault(name);
    }
    boolean defaultsToNull =
        nullable && defaultValue.kind() == ColumnDefault.Kind.NONE && expression.isEmpty();
    ColumnSchema column = new ColumnSchema(
        id,
        name,
        type,
        nullable,
        defaultsToNull ? ColumnDefault.NULL : defaultValue,
        autoIncrement,
        onUpdate,
        expression.map(node -> new GeneratedColumn(NodePrinter.print(node), stored)),
        comment);
    return new ColumnDraft(
        column, primaryKey, uniqueKey, explicitNull, expression, List.copyOf(checks));
  }

  private void checkAutoIncrement() {
    ValueType type = declared.type();
    boolean counts = type.isInteger()
        || type == ValueType.FLOAT
        || type == ValueType.DOUBLE
        || type == ValueType.UNSIGNED_FLOAT
        || type == ValueType.UNSIGNED_DOUBLE;
    if (autoIncrement && !counts) {
      throw SqlErrors.of(
          -5165, 1063, "42000", "Incorrect column specifier for column '" + name + "'");
    }
    if (autoIncrement && defaultValue.kind() != ColumnDefault.Kind.NONE) {
      throw SqlErrors.invalidDefault(name);
    }
  }
}
