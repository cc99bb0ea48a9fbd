// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableGroupSchema;
import io.obkv.server.catalog.TableGroupSchema.Sharding;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** CREATE, ALTER and DROP TABLEGROUP, and what a group asks of its tables. Stateless. */
public final class TableGroups {
  private TableGroups() {}

  /** CREATE TABLEGROUP. */
  public static void create(
      OBParser.Create_tablegroup_stmtContext tree,
      CatalogChange change,
      List<SqlWarning> warnings) {
    String name = Trees.name(tree.relation_name());
    if (change.state().tableGroup(name).isPresent()) {
      if (tree.IF() == null) {
        throw SqlErrors.tableGroupExists();
      }
      warnings.add(SqlWarning.note(5159, SqlErrors.tableGroupExists().getMessage()));
      return;
    }
    Sharding sharding = sharding(tree.tablegroup_option_list(), Sharding.ADAPTIVE);
    change.put(new TableGroupSchema(change.nextObjectId(), name, sharding));
  }

  /** DROP TABLEGROUP. */
  public static void drop(
      OBParser.Drop_tablegroup_stmtContext tree, CatalogChange change, List<SqlWarning> warnings) {
    String name = Trees.name(tree.relation_name());
    Optional<TableGroupSchema> group = change.state().tableGroup(name);
    if (group.isEmpty()) {
      if (tree.IF() == null) {
        throw SqlErrors.unknownTableGroup();
      }
      warnings.add(SqlWarning.note(5151, SqlErrors.unknownTableGroup().getMessage()));
      return;
    }
    if (!change.state().tablesOfGroup(name).isEmpty()) {
      throw SqlErrors.tableGroupNotEmpty();
    }
    change.remove(group.get());
  }

  /** ALTER TABLEGROUP … SHARDING and … ADD tables. */
  public static void alter(
      OBParser.Alter_tablegroup_stmtContext tree, SqlSession session, CatalogChange change) {
    String name = Trees.name(tree.relation_name());
    TableGroupSchema group =
        change.state().tableGroup(name).orElseThrow(SqlErrors::unknownTableGroup);
    if (tree.table_list() != null) {
      for (OBParser.Relation_factorContext factor : tree.table_list().relation_factor()) {
        TableSchema table = Tables.require(TableName.of(factor, session), change.state());
        TableSchema moved = table
            .withOptions(table.options().withGroup(Optional.of(name)))
            .withSchemaVersion(change.schemaVersion());
        checkFits(moved, change.state());
        change.put(moved);
      }
      return;
    }
    if (tree.alter_tablegroup_actions() == null) {
      throw SqlErrors.notSupported("partitioned table group");
    }
    Sharding sharding = group.sharding();
    for (var action : tree.alter_tablegroup_actions().alter_tablegroup_action()) {
      sharding =
          sharding(action.tablegroup_option_list_space_seperated().tablegroup_option(), sharding);
    }
    change.put(new TableGroupSchema(group.id(), name, sharding));
  }

  private static Sharding sharding(
      OBParser.Tablegroup_option_listContext list, Sharding otherwise) {
    Sharding sharding = otherwise;
    while (list != null) {
      sharding = list.tablegroup_option_list_space_seperated() == null
          ? sharding(List.of(list.tablegroup_option()), sharding)
          : sharding(list.tablegroup_option_list_space_seperated().tablegroup_option(), sharding);
      list = list.tablegroup_option_list();
    }
    return sharding;
  }

  private static Sharding sharding(
      List<OBParser.Tablegroup_optionContext> options, Sharding otherwise) {
    Sharding sharding = otherwise;
    for (OBParser.Tablegroup_optionContext option : options) {
      if (option.SHARDING() != null) {
        sharding = named(StringLiterals.value(option.STRING_VALUE().getText()));
      }
    }
    return sharding;
  }

  private static Sharding named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "NONE" -> Sharding.NONE;
      case "PARTITION" -> Sharding.PARTITION;
      case "ADAPTIVE" -> Sharding.ADAPTIVE;
      default -> throw SqlErrors.invalidArgument("sharding");
    };
  }

  /** Refuses a table that names a group that does not exist. */
  static void require(Optional<String> group, CatalogState state) {
    if (group.isPresent() && state.tableGroup(group.get()).isEmpty()) {
      throw SqlErrors.unknownTableGroup();
    }
  }

  /** Refuses a table that is partitioned otherwise than the tables of its group. */
  static void checkFits(TableSchema table, CatalogState state) {
    Optional<String> name = table.options().tableGroup();
    Optional<TableGroupSchema> group = name.flatMap(state::tableGroup);
    if (group.isEmpty() || group.get().sharding() == Sharding.NONE) {
      return;
    }
    for (TableSchema other : state.tablesOfGroup(name.get())) {
      if (other.id() != table.id()) {
        checkAlike(table, other, group.get().sharding());
        return;
      }
    }
  }

  private static void checkAlike(TableSchema table, TableSchema other, Sharding sharding) {
    if (table.isPartitioned() != other.isPartitioned()) {
      throw unfit("not all tables are non-partitioned or partitioned");
    }
    if (!table.isPartitioned()) {
      return;
    }
    PartitionScheme mine = table.partitioning().orElseThrow();
    PartitionScheme theirs = other.partitioning().orElseThrow();
    if (sharding == Sharding.ADAPTIVE
        && mine.subLevel().isPresent() != theirs.subLevel().isPresent()) {
      throw unfit("part level is not equal");
    }
    if (mine.level().kind() != theirs.level().kind()) {
      throw unfit("partition func type not matched");
    }
    if (mine.partitions().size() != theirs.partitions().size()) {
      throw unfit("partition num not equal");
    }
  }

  private static SqlException unfit(String why) {
    return SqlErrors.of(-4179, 4179, "HY000", why + ", add table to tablegroup not allowed");
  }
}
