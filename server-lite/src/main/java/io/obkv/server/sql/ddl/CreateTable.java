// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.AutoSplit;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.DatabaseSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE TABLE with a list of columns. For one statement. */
public final class CreateTable {
  /** The number of the hidden key's column. */
  private static final int HEAP_KEY_ID = 1;

  private final OBParser.Create_table_stmtContext tree;
  private final SqlSession session;
  private final List<SqlWarning> warnings;

  /** A statement; what it remarks is added to the warnings. */
  public CreateTable(
      OBParser.Create_table_stmtContext tree, SqlSession session, List<SqlWarning> warnings) {
    this.tree = tree;
    this.session = session;
    this.warnings = warnings;
  }

  /** Adds the table; nothing when IF NOT EXISTS was said and there is one. */
  public void apply(CatalogChange change) {
    if (tree.special_table_type().TEMPORARY() != null) {
      throw SqlErrors.notSupported("MySQL compatible temporary table");
    }
    if (tree.special_table_type().EXTERNAL() != null || tree.select_stmt() != null) {
      throw SqlErrors.notSupported("CREATE EXTERNAL TABLE and CREATE TABLE … AS SELECT");
    }
    TableName name = TableName.of(tree.relation_factor(), session);
    DatabaseSchema database = Databases.require(name.database(), change.state());
    name.checked();
    if (Databases.isTaken(name, change.state())) {
      if (tree.IF() == null) {
        throw SqlErrors.tableExists(name.written());
      }
      return;
    }
    TableOptions options = new OptionsParser(defaults(database, change.state()), warnings)
        .read(tree.table_option_list());
    TableDraft draft = TableDraft.of(tree.table_element_list(), options);
    TableGroups.require(options.tableGroup(), change.state());
    TableSchema table = build(draft, name, change);
    TtlChecks.check(table);
    TableGroups.checkFits(table, change.state());
    change.put(table);
    change.put(Constraints.of(draft, table, session, change));
  }

  private static TableOptions defaults(DatabaseSchema database, CatalogState state) {
    boolean heap = state
        .parameter("default_table_organization")
        .filter("HEAP"::equalsIgnoreCase)
        .isPresent();
    return TableOptions.DEFAULT.withCollation(database.collation()).withHeap(heap);
  }

  private TableSchema build(TableDraft draft, TableName name, CatalogChange change) {
    List<ColumnSchema> declared = GeneratedColumns.resolve(draft.columns());
    checkAutoIncrement(declared);
    List<ColumnSchema> key = draft.primaryKey().stream()
        .map(column -> KeyChecks.column(column, declared))
        .toList();
    KeyChecks.check(key, false);
    KeyChecks.checkPrimaryKey(
        draft.primaryKey(), draft.columns(), draft.options().heap());
    List<String> keyNames = key.stream().map(ColumnSchema::name).toList();
    boolean hiddenKey = draft.options().heap() || key.isEmpty();
    checkHiddenName(declared, hiddenKey);
    List<ColumnSchema> columns = columns(declared, key, hiddenKey);
    long id = change.nextObjectId();
    PartitionColumns partitionColumns =
        new PartitionColumns(declared, hiddenKey ? List.of() : keyNames, warnings);
    Optional<PartitionDraft> partitions = Optional.ofNullable(tree.partition_option())
        .map(new PartitionParser(partitionColumns)::parse);
    TableOptions options = draft
        .options()
        .withAutoSplit(autoSplit(partitionColumns, keyNames, draft.options().heap()));
    partitions
        .filter(parts -> !key.isEmpty())
        .ifPresent(
            parts -> KeyChecks.checkHoldsPartitionColumns(keyNames, parts, columns, "PRIMARY KEY"));
    Optional<PartitionScheme> scheme =
        partitions.map(parts -> PartitionPlacement.place(parts, change, change::nextTabletId));
    TableSchema table = new TableSchema(
        id,
        name.database(),
        name.name(),
        change.schemaVersion(),
        columns,
        hiddenKey ? List.of(TableSchema.HEAP_KEY) : keyNames,
        List.of(),
        scheme,
        scheme.isPresent() ? 0 : change.nextTabletId(),
        options);
    return withIndexes(table, indexes(draft, keyNames), change);
  }

  private Optional<AutoSplit> autoSplit(
      PartitionColumns columns, List<String> primaryKey, boolean heap) {
    if (tree.auto_partition_option() == null) {
      return Optional.empty();
    }
    if (heap) {
      throw SqlErrors.notSupported("using auto-partition clause for heap organizated table is");
    }
    return AutoSplitParser.parse(tree.auto_partition_option(), columns, primaryKey);
  }

  private static List<IndexDraft> indexes(TableDraft draft, List<String> key) {
    List<IndexDraft> all = new ArrayList<>();
    if (draft.options().heap() && !key.isEmpty()) {
      all.add(new IndexDraft(
          key.get(0),
          IndexSchema.Kind.HEAP_PRIMARY,
          IndexSchema.Scope.LOCAL,
          key,
          List.of(),
          Optional.empty(),
          ""));
    }
    all.addAll(draft.indexes());
    return all;
  }

  static TableSchema withIndexes(TableSchema table, List<IndexDraft> drafts, CatalogChange change) {
    TableSchema result = table;
    for (IndexDraft draft : drafts) {
      List<IndexSchema> indexes = new ArrayList<>(result.indexes());
      indexes.add(IndexPlacement.place(draft, result, change));
      result = result.withIndexes(indexes);
    }
    return result;
  }

  private static List<ColumnSchema> columns(
      List<ColumnSchema> declared, List<ColumnSchema> key, boolean hiddenKey) {
    List<ColumnSchema> columns = new ArrayList<>();
    if (hiddenKey) {
      columns.add(hiddenKey());
    }
    declared.forEach(column -> columns.add(key.contains(column) ? column.asKey() : column));
    return columns;
  }

  /** The column of a key that nobody sees. */
  static ColumnSchema hiddenKey() {
    return new ColumnSchema(
        HEAP_KEY_ID,
        TableSchema.HEAP_KEY,
        ColumnType.of(ValueType.UNSIGNED_BIGINT, 20, -1),
        false,
        ColumnDefault.NONE,
        false,
        false,
        Optional.empty(),
        "");
  }

  private static void checkHiddenName(List<ColumnSchema> declared, boolean hiddenKey) {
    if (hiddenKey && declared.stream().anyMatch(column -> column.isNamed(TableSchema.HEAP_KEY))) {
      throw SqlErrors.of(-5008, 1060, "42S21", "Duplicate column name");
    }
  }

  private static void checkAutoIncrement(List<ColumnSchema> columns) {
    if (columns.stream().filter(ColumnSchema::autoIncrement).count() > 1) {
      throw SqlErrors.of(
          -5193, 1075, "42000", "Incorrect table definition; there can be only one auto column");
    }
  }
}
