// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static io.obkv.hbase.admin.AdminErrors.isCode;

import io.obkv.error.ErrorCode;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.JsonStrings;
import io.obkv.hbase.cluster.TableDefinition;
import io.obkv.protocol.message.MetaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Tables by SQL: a table group of the HBase table's name, and in it a table for each family. One statement
 * is atomic, several are not: a creation that fails takes back what it has made, and any other change can
 * be made again after a failure.
 *
 * <p>Tables that the server's own administration (0x1128) made refuse ALTER TABLE; they are disabled, enabled
 * and dropped through it.
 */
final class SqlTableStore implements TableStore {
  private final AdminAccess access;

  SqlTableStore(AdminAccess access) {
    this.access = access;
  }

  @Override
  public CompletableFuture<Optional<StoredTable>> find(TableName table) {
    String group = HTableSchema.groupTable(table);
    String database = access.database(table.getNamespaceAsString());
    String statement = "SELECT tablegroup_name AS tablegroup_name, table_name AS table_name FROM"
        + " oceanbase.DBA_OB_TABLEGROUP_TABLES WHERE owner = " + SqlText.text(database)
        + " AND tablegroup_name = " + SqlText.text(group);
    return access.query(statement).thenCompose(rows -> {
      List<CompletableFuture<Optional<StoredTable.Family>>> families = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        String name = rows.text(i, "table_name");
        if (group.equals(rows.text(i, "tablegroup_name")) && isFamilyOf(group, name)) {
          families.add(family(database, name, name.substring(group.length() + 1)));
        }
      }
      return Futures.all(families).thenApply(all -> {
        List<StoredTable.Family> found = all.stream().flatMap(Optional::stream).toList();
        return found.isEmpty()
            ? Optional.empty()
            : Optional.of(new StoredTable(table, group, found));
      });
    });
  }

  private static boolean isFamilyOf(String group, String table) {
    return table.length() > group.length() + 1 && table.startsWith(folded(group + "$"));
  }

  /** As the server folds the names of tables (lower_case_table_names = 1). */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private CompletableFuture<Optional<StoredTable.Family>> family(
      String database, String table, String family) {
    return access
        .query("SHOW CREATE TABLE " + SqlText.name(database, table))
        .thenApply(rows -> rows.size() == 0
            ? Optional.<StoredTable.Family>empty()
            : Optional.of(read(table, family, rows.text(0, "Create Table"))))
        .exceptionallyCompose(thrown -> isCode(thrown, ErrorCode.OB_TABLE_NOT_EXIST)
            ? Futures.done(Optional.<StoredTable.Family>empty())
            : Futures.failed(Futures.cause(thrown)));
  }

  private static StoredTable.Family read(String table, String family, String definition) {
    Map<String, String> options = TableDefinition.options(definition);
    return new StoredTable.Family(
        table,
        KvAttributes.parse(options.getOrDefault("KV_ATTRIBUTES", "")),
        DescriptorComment.parse(options.get("COMMENT"), family));
  }

  @Override
  public CompletableFuture<List<TableName>> list(String namespace) {
    String database = access.database(namespace);
    String statement = "SELECT tablegroup_name AS tablegroup_name, table_name AS table_name FROM"
        + " oceanbase.DBA_OB_TABLEGROUP_TABLES WHERE owner = " + SqlText.text(database);
    return access.query(statement).thenApply(rows -> {
      TreeSet<TableName> tables = new TreeSet<>();
      for (int i = 0; i < rows.size(); i++) {
        String group = rows.text(i, "tablegroup_name");
        if (isFamilyOf(group, rows.text(i, "table_name"))) {
          tableOf(namespace, group).ifPresent(tables::add);
        }
      }
      return List.copyOf(tables);
    });
  }

  /** The table of a group; empty where it is not one of the namespace. */
  private static Optional<TableName> tableOf(String namespace, String group) {
    String qualifier = group.substring(group.indexOf(':') + 1);
    try {
      TableName name = TableName.valueOf(namespace, qualifier);
      return HTableSchema.groupTable(name).equals(group) ? Optional.of(name) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // No name of HBase's: a group that has nothing to do with it.
      return Optional.empty();
    }
  }

  @Override
  public CompletableFuture<Void> create(TableDescriptor table, byte[][] splits) {
    String group = HTableSchema.groupTable(table.getTableName());
    String database = access.database(table.getTableName().getNamespaceAsString());
    List<String> statements = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    try {
      for (ColumnFamilyDescriptor family : table.getColumnFamilies()) {
        String name = familyTable(table.getTableName(), family.getName());
        tables.add(SqlText.name(database, name));
        statements.add(
            FamilyDdl.create(SqlText.name(database, name), group, table, family, splits));
      }
    } catch (DoNotRetryIOException e) {
      return Futures.failed(e);
    }
    List<String> made = new ArrayList<>();
    return createGroup(group)
        .thenCompose(ready -> {
          CompletableFuture<?> last = Futures.done();
          for (int i = 0; i < statements.size(); i++) {
            int index = i;
            last = last.thenCompose(before -> access
                .change(statements.get(index))
                .thenAccept(rows -> made.add(tables.get(index))));
          }
          return last;
        })
        .handle((rows, thrown) -> thrown)
        .thenCompose(thrown -> thrown == null
            ? Futures.done()
            : takeBack(made, group)
                .thenCompose(
                    gone -> Futures.failed(creationFailure(table.getTableName(), thrown))));
  }

  static String familyTable(TableName table, byte[] family) {
    return folded(HTableSchema.familyTable(table, Bytes.toString(family)));
  }

  /** A group without tables may be left from a creation that ended half way: it is used. */
  private CompletableFuture<Void> createGroup(String group) {
    return access
        .change("CREATE TABLEGROUP " + SqlText.name(group) + " SHARDING = 'ADAPTIVE'")
        .<Void>thenApply(rows -> null)
        .exceptionallyCompose(thrown -> isCode(thrown, ErrorCode.OB_TABLEGROUP_EXIST)
            ? Futures.done()
            : Futures.failed(Futures.cause(thrown)));
  }

  private CompletableFuture<Void> takeBack(List<String> tables, String group) {
    return Futures.inTurn(tables, name -> access.change("DROP TABLE " + name))
        .exceptionally(thrown -> null)
        .thenCompose(dropped -> dropGroup(group).exceptionally(thrown -> null));
  }

  private static Throwable creationFailure(TableName table, Throwable thrown) {
    Throwable cause = Futures.cause(thrown);
    if (isCode(cause, ErrorCode.OB_ERR_TABLE_EXIST)) {
      return AdminErrors.because(new TableExistsException(table), cause);
    }
    if (isCode(cause, ErrorCode.OB_ERR_BAD_DATABASE)) {
      return AdminErrors.because(
          new NamespaceNotFoundException(table.getNamespaceAsString()), cause);
    }
    return cause;
  }

  @Override
  public CompletableFuture<Void> drop(StoredTable table) {
    if (table.createdByServer()) {
      return byServer(MetaType.DELETE_TABLE, table);
    }
    return Futures.inTurn(
            table.families(),
            family -> access.change("DROP TABLE IF EXISTS " + qualified(table, family)))
        .thenCompose(dropped -> dropGroup(table.group()));
  }

  /** Another database may have tables in it, or another client may have dropped it: both are well. */
  private CompletableFuture<Void> dropGroup(String group) {
    return access
        .change("DROP TABLEGROUP IF EXISTS " + SqlText.name(group))
        .<Void>thenApply(rows -> null)
        .exceptionallyCompose(thrown -> isCode(thrown, ErrorCode.OB_TABLEGROUP_NOT_EMPTY)
            ? Futures.done()
            : Futures.failed(Futures.cause(thrown)));
  }

  private CompletableFuture<Void> byServer(MetaType type, StoredTable table) {
    String json = JsonStrings.object("table_name", table.group());
    return access.meta(table.name().getNamespaceAsString(), type, json).thenApply(answer -> null);
  }

  private String qualified(StoredTable table, StoredTable.Family family) {
    return SqlText.name(access.database(table.name().getNamespaceAsString()), family.table());
  }

  @Override
  public CompletableFuture<Void> truncate(StoredTable table, boolean preserveSplits) {
    if (preserveSplits || table.createdByServer()) {
      return empty(table);
    }
    byte[] family = table.families().get(0).descriptor().getName();
    // Partitions by a hash are no splits.
    return access
        .layout(table.name(), family)
        .thenCompose(layout -> layout.ranges()
            ? drop(table).thenCompose(dropped -> create(table.descriptor(), new byte[0][]))
            : empty(table));
  }

  private CompletableFuture<Void> empty(StoredTable table) {
    return Futures.inTurn(
            table.families(), family -> access.change("TRUNCATE TABLE " + qualified(table, family)))
        .thenCompose(emptied -> enable(table, true));
  }

  @Override
  public CompletableFuture<Void> enable(StoredTable table, boolean enabled) {
    if (table.createdByServer()) {
      return byServer(enabled ? MetaType.ENABLE_TABLE : MetaType.DISABLE_TABLE, table);
    }
    return Futures.inTurn(
        table.families(),
        family -> access.change(FamilyDdl.alter(
            qualified(table, family),
            family.attributes().withEnabled(enabled),
            Optional.empty(),
            Optional.empty())));
  }

  @Override
  public CompletableFuture<Void> addFamily(StoredTable table, ColumnFamilyDescriptor family) {
    if (table.createdByServer()) {
      return Futures.failed(unalterable(table));
    }
    StoredTable.Family pattern = table.families().get(0);
    String database = access.database(table.name().getNamespaceAsString());
    String name = SqlText.name(database, familyTable(table.name(), family.getName()));
    String alter;
    try {
      alter = FamilyDdl.alter(
          name,
          FamilyDdl.attributes(family).withEnabled(table.enabled()),
          Optional.of(FamilyDdl.comment(DescriptorComment.of(table.descriptor(), family))),
          Optional.of(FamilyDdl.valueType(family)));
    } catch (DoNotRetryIOException e) {
      return Futures.failed(e);
    }
    return access
        .change("CREATE TABLE " + name + " LIKE " + qualified(table, pattern))
        .thenCompose(made -> access.change(alter))
        .thenApply(altered -> null);
  }

  private static DoNotRetryIOException unalterable(StoredTable table) {
    return new DoNotRetryIOException(
        table.name() + " was made through the server's own administration and cannot be altered:"
            + " make it anew");
  }

  @Override
  public CompletableFuture<Void> deleteFamily(StoredTable table, byte[] family) {
    StoredTable.Family known = table.family(family).orElseThrow();
    return access
        .change("DROP TABLE IF EXISTS " + qualified(table, known))
        .thenApply(dropped -> null);
  }

  @Override
  public CompletableFuture<Void> describe(StoredTable table, TableDescriptor described) {
    if (table.createdByServer()) {
      return Futures.failed(unalterable(table));
    }
    List<String> statements = new ArrayList<>();
    try {
      for (StoredTable.Family family : table.families()) {
        ColumnFamilyDescriptor wanted = Arrays.stream(described.getColumnFamilies())
            .filter(candidate -> family.is(candidate.getName()))
            .findFirst()
            .orElse(null);
        if (wanted != null) {
          statements.add(FamilyDdl.alter(
              qualified(table, family),
              FamilyDdl.attributes(wanted).withEnabled(table.enabled()),
              Optional.of(FamilyDdl.comment(DescriptorComment.of(described, wanted))),
              FamilyDdl.changedValueType(family.descriptor(), wanted)));
        }
      }
    } catch (DoNotRetryIOException e) {
      return Futures.failed(e);
    }
    return Futures.inTurn(statements, access::change);
  }
}
