// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.List;

/** The actions of ALTER TABLE on indexes, CREATE INDEX and DROP INDEX. Stateless. */
public final class AlterIndexes {
  private AlterIndexes() {}

  static void apply(OBParser.Alter_index_optionContext action, TableChange table) {
    if (action.ADD() != null) {
      table.add(IndexDraft.of(action.out_of_line_index()));
    } else if (action.DROP() != null) {
      drop(Trees.name(action.index_name(0)), table);
    } else if (action.RENAME() != null) {
      rename(Trees.name(action.index_name(0)), Trees.name(action.index_name(1)), table);
    } else if (find(Trees.name(action.index_name(0)), table.table()) == null
        || action.parallel_option() == null) {
      throw SqlErrors.notSupported("ALTER INDEX … INVISIBLE");
    }
  }

  private static IndexSchema find(String name, TableSchema table) {
    return table.index(name).orElseThrow(() -> SqlErrors.cannotDrop(name));
  }

  static void drop(String name, TableChange change) {
    IndexSchema index = find(name, change.table());
    if (index.kind() == IndexSchema.Kind.HEAP_PRIMARY) {
      throw SqlErrors.of(
          -4007,
          1235,
          "0A000",
          "dropping index with a name reserved by the heap table is not supported");
    }
    List<IndexSchema> rest = new ArrayList<>(change.table().indexes());
    rest.remove(index);
    change.set(change.table().withIndexes(rest));
    change.discard(index.tabletIds());
  }

  private static void rename(String from, String to, TableChange change) {
    TableSchema table = change.table();
    IndexSchema index = table
        .index(from)
        .orElseThrow(() -> SqlErrors.of(
            -5386,
            1176,
            "42000",
            "Key '" + from + "' doesn't exist in table '" + table.name() + "'"));
    if (index.kind() == IndexSchema.Kind.HEAP_PRIMARY) {
      throw SqlErrors.notSupported("can't RENAME '" + from
          + "'; RENAME from a column/key that is reserved by heap table is is");
    }
    if (!index.isNamed(to) && table.index(to).isPresent()) {
      throw SqlErrors.duplicateKeyName(to);
    }
    change.set(table.withIndexes(table.indexes().stream()
        .map(other -> other.equals(index) ? other.withName(to) : other)
        .toList()));
  }

  /** CREATE INDEX. */
  public static void create(
      OBParser.Create_index_stmtContext tree,
      SqlSession session,
      CatalogChange change,
      TabletChanges tablets,
      List<SqlWarning> warnings) {
    String name = Trees.name(tree.normal_relation_factor().relation_name(0));
    TableSchema table =
        Tables.require(TableName.of(tree.relation_factor(), session), change.state());
    KvAttributes.refuseAdminTable(table.options().kvAttributes());
    if (tree.IF() != null && table.index(name).isPresent()) {
      warnings.add(SqlWarning.warning(1061, SqlErrors.duplicateKeyName(name).getMessage()));
      return;
    }
    TableChange changed = new TableChange(table, change);
    changed.add(IndexDraft.of(tree, name));
    changed.finish(tablets);
  }

  /** DROP INDEX; gives the tablets to drop once the change is made. */
  public static List<Long> drop(
      OBParser.Drop_index_stmtContext tree,
      SqlSession session,
      CatalogChange change,
      TabletChanges tablets) {
    TableSchema table =
        Tables.require(TableName.of(tree.relation_factor(), session), change.state());
    KvAttributes.refuseAdminTable(table.options().kvAttributes());
    TableChange changed = new TableChange(table, change);
    drop(Trees.name(tree.relation_name()), changed);
    return changed.finish(tablets);
  }
}
