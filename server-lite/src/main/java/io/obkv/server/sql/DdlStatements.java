// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.ddl.AlterIndexes;
import io.obkv.server.sql.ddl.AlterTable;
import io.obkv.server.sql.ddl.CreateTable;
import io.obkv.server.sql.ddl.CreateView;
import io.obkv.server.sql.ddl.Databases;
import io.obkv.server.sql.ddl.DropTable;
import io.obkv.server.sql.ddl.RenameTable;
import io.obkv.server.sql.ddl.SchemaChanges;
import io.obkv.server.sql.ddl.TableGroups;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.sql.ddl.TruncateTable;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/** The statements that change databases, tables, table groups and views. Safe for many threads. */
final class DdlStatements {
  private final StoredCatalog catalog;
  private final SchemaChanges schema;
  private final TabletChanges tablets;

  DdlStatements(StoredCatalog catalog, SchemaChanges schema) {
    this.catalog = catalog;
    this.schema = schema;
    this.tablets = schema.tablets();
  }

  /** Runs the statement; empty when it is none of these. */
  Optional<SqlResult> run(ParserRuleContext tree, SqlSession session) {
    List<SqlWarning> warnings = new ArrayList<>();
    if (tree instanceof OBParser.Create_table_stmtContext create) {
      return done(change -> new CreateTable(create, session, warnings).apply(change), warnings);
    }
    if (tree instanceof OBParser.Drop_table_stmtContext drop) {
      return dropTable(drop, session, warnings);
    }
    if (tree instanceof OBParser.Create_view_stmtContext create) {
      return done(change -> CreateView.apply(create, session, change), warnings);
    }
    if (tree instanceof OBParser.Drop_view_stmtContext drop) {
      return done(change -> CreateView.drop(drop, session, change, warnings), warnings);
    }
    if (tree instanceof OBParser.Create_tablegroup_stmtContext create) {
      return done(change -> TableGroups.create(create, change, warnings), warnings);
    }
    if (tree instanceof OBParser.Alter_tablegroup_stmtContext alter) {
      return done(change -> TableGroups.alter(alter, session, change), warnings);
    }
    if (tree instanceof OBParser.Drop_tablegroup_stmtContext drop) {
      return done(change -> TableGroups.drop(drop, change, warnings), warnings);
    }
    return alteration(tree, session, warnings);
  }

  private Optional<SqlResult> alteration(
      ParserRuleContext tree, SqlSession session, List<SqlWarning> warnings) {
    if (tree instanceof OBParser.Alter_table_stmtContext alter) {
      return dropping(
          change -> AlterTable.apply(alter, session, change, tablets, warnings), warnings);
    }
    if (tree instanceof OBParser.Create_index_stmtContext create) {
      return done(
          change -> AlterIndexes.create(create, session, change, tablets, warnings), warnings);
    }
    if (tree instanceof OBParser.Drop_index_stmtContext drop) {
      return dropping(change -> AlterIndexes.drop(drop, session, change, tablets), warnings);
    }
    if (tree instanceof OBParser.Truncate_table_stmtContext truncate) {
      return truncate(truncate, session, warnings);
    }
    if (tree instanceof OBParser.Rename_table_stmtContext rename) {
      return done(change -> RenameTable.apply(rename, session, change), warnings);
    }
    if (tree instanceof OBParser.Create_table_like_stmtContext like) {
      return done(change -> TruncateTable.like(like, session, change), warnings);
    }
    return database(tree, session, warnings);
  }

  private Optional<SqlResult> truncate(
      OBParser.Truncate_table_stmtContext tree, SqlSession session, List<SqlWarning> warnings) {
    TableSchema before =
        schema.change(change -> schema.heldOff(TruncateTable.apply(tree, session, change)));
    tablets.drop(TruncateTable.tablets(before));
    tablets.resetAutoIncrement(before.id());
    return Optional.of(SqlResult.Done.with(0, warnings));
  }

  private Optional<SqlResult> dropping(
      Function<CatalogChange, List<Long>> work, List<SqlWarning> warnings) {
    List<Long> unused = schema.change(work);
    if (!unused.isEmpty()) {
      tablets.drop(unused);
    }
    return Optional.of(SqlResult.Done.with(0, warnings));
  }

  private Optional<SqlResult> database(
      ParserRuleContext tree, SqlSession session, List<SqlWarning> warnings) {
    if (tree instanceof OBParser.Use_database_stmtContext use) {
      String name = Trees.objectName(use.database_factor());
      Databases.require(name, catalog.snapshot());
      session.use(name);
      return Optional.of(SqlResult.Done.nothing());
    }
    if (tree instanceof OBParser.Create_database_stmtContext create) {
      catalog.<Boolean>change(change -> {
        Databases.create(create, change, warnings);
        return true;
      });
      return Optional.of(SqlResult.Done.with(1, warnings));
    }
    if (tree instanceof OBParser.Drop_database_stmtContext drop) {
      return dropDatabase(drop, session, warnings);
    }
    return Optional.empty();
  }

  private Optional<SqlResult> dropTable(
      OBParser.Drop_table_stmtContext tree, SqlSession session, List<SqlWarning> warnings) {
    List<TableSchema> dropped =
        schema.change(change -> schema.heldOff(DropTable.apply(tree, session, change, warnings)));
    schema.dropTablets(dropped);
    return Optional.of(SqlResult.Done.with(0, warnings));
  }

  private Optional<SqlResult> dropDatabase(
      OBParser.Drop_database_stmtContext tree, SqlSession session, List<SqlWarning> warnings) {
    List<TableSchema> dropped = schema.change(change ->
        schema.heldOff(Databases.drop(tree, session.user(), change, warnings).orElse(List.of())));
    schema.dropTablets(dropped);
    if (Trees.objectName(tree.database_factor()).equals(session.database())) {
      session.use("");
    }
    long objects =
        dropped.stream().mapToLong(table -> 1 + table.indexes().size()).sum();
    return Optional.of(SqlResult.Done.with(objects, warnings));
  }

  private Optional<SqlResult> done(Consumer<CatalogChange> work, List<SqlWarning> warnings) {
    schema.<Boolean>change(change -> {
      work.accept(change);
      return true;
    });
    return Optional.of(SqlResult.Done.with(0, warnings));
  }
}
