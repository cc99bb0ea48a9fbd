// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.parse.Collations;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ALTER TABLE: its actions one after the other, then the storage's part at once. Stateless. */
public final class AlterTable {
  private AlterTable() {}

  /** Changes the table; gives the tablets to drop once the change is made. */
  public static List<Long> apply(
      OBParser.Alter_table_stmtContext tree,
      SqlSession session,
      CatalogChange change,
      TabletChanges tablets,
      List<SqlWarning> warnings) {
    if (tree.EXTERNAL() != null || tree.alter_column_group_action() != null) {
      throw SqlErrors.notSupported("external tables and column groups");
    }
    TableSchema before =
        Tables.require(TableName.of(tree.relation_factor(), session), change.state());
    KvAttributes.refuseAdminTable(before.options().kvAttributes());
    TableChange table = new TableChange(before, change);
    for (OBParser.Alter_table_actionContext action : actions(tree.alter_table_actions())) {
      apply(action, table, session, warnings);
    }
    TtlChecks.check(table.table());
    TableGroups.checkFits(table.table(), change.state());
    return table.finish(tablets);
  }

  private static List<OBParser.Alter_table_actionContext> actions(
      OBParser.Alter_table_actionsContext list) {
    List<OBParser.Alter_table_actionContext> all = new ArrayList<>();
    while (list != null) {
      all.add(0, list.alter_table_action());
      list = list.alter_table_actions();
    }
    return all;
  }

  private static void apply(
      OBParser.Alter_table_actionContext action,
      TableChange table,
      SqlSession session,
      List<SqlWarning> warnings) {
    if (action.table_option_list_space_seperated() != null) {
      setOptions(action.table_option_list_space_seperated(), table, warnings);
    } else if (action.alter_column_option() != null) {
      AlterColumns.apply(action.alter_column_option(), table);
    } else if (action.alter_index_option() != null) {
      AlterIndexes.apply(action.alter_index_option(), table);
    } else if (action.alter_partition_option() != null) {
      AlterPartitions.apply(action.alter_partition_option(), table, warnings);
    } else if (action.alter_constraint_option() != null) {
      AlterConstraints.apply(action.alter_constraint_option(), table, session);
    } else if (action.alter_tablegroup_option() != null) {
      table.set(table.table().withOptions(table.table().options().withGroup(Optional.empty())));
    } else if (action.RENAME() != null) {
      RenameTable.rename(
          table,
          TableName.of(action.relation_factor(), session),
          table.catalog().state());
    } else if (action.CONVERT() != null) {
      convert(action, table);
    } else {
      throw SqlErrors.notSupported("ALTER TABLE … REFRESH");
    }
  }

  private static void setOptions(
      OBParser.Table_option_list_space_seperatedContext list,
      TableChange table,
      List<SqlWarning> warnings) {
    if (list.table_option().stream().anyMatch(option -> option.index_or_heap() != null)) {
      throw SqlErrors.notSupported("organization in the alter table statement");
    }
    if (list.table_option().stream().anyMatch(option -> option.AUTO_INCREMENT() != null)) {
      table.restartCounting();
    }
    TableSchema next =
        table.table().withOptions(new OptionsParser(table.table().options(), warnings).read(list));
    TableGroups.require(next.options().tableGroup(), table.catalog().state());
    table.set(next);
  }

  private static void convert(OBParser.Alter_table_actionContext action, TableChange table) {
    Collation collation = action.collation() == null
        ? Collations.ofCharset(action.charset_name())
        : Collations.collation(action.collation().collation_name());
    TableSchema now = table.table();
    table.set(now.withColumns(now.columns().stream()
            .map(column -> column.type().isCharacter()
                ? column.withType(column.type().withCollation(collation))
                : column)
            .toList())
        .withOptions(now.options().withCollation(collation)));
    table.rewriteUnderNewId();
  }
}
