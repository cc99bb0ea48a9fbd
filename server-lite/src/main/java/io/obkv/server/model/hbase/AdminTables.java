// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.TableGroupSchema;
import io.obkv.server.catalog.TableGroupSchema.Sharding;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.sql.ddl.SchemaChanges;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, drops, enables and disables HBase tables (3.11 of the protocol notes): a table group, and a table in
 * it for every family. Safe for many threads; calls block.
 */
final class AdminTables {
  private static final int ROW_LENGTH = 1024;
  private static final int QUALIFIER_LENGTH = 256;
  private static final int VALUE_LENGTH = 1 << 20;
  private static final int TIME_DIGITS = 20;

  private final SchemaChanges schema;

  AdminTables(SchemaChanges schema) {
    this.schema = schema;
  }

  /**
   * Makes a table.
   *
   * @param families what each family keeps, by its name
   */
  void create(String database, String name, Map<String, FamilyAttributes> families) {
    schema.<Boolean>change(change -> {
      CatalogState state = change.state();
      boolean taken = state.tableGroup(name).isPresent()
          && !HTableTarget.tables(state, database, name).isEmpty();
      if (taken) {
        throw new RequestException(
            ErrorCode.OB_KV_HBASE_TABLE_EXISTS, "table '" + name + "' already exists");
      }
      if (state.tableGroup(name).isEmpty()) {
        change.put(new TableGroupSchema(change.nextObjectId(), name, Sharding.ADAPTIVE));
      }
      families.forEach(
          (family, attributes) -> change.put(table(database, name, family, attributes, change)));
      return true;
    });
  }

  private static TableSchema table(
      String database,
      String name,
      String family,
      FamilyAttributes attributes,
      CatalogChange change) {
    String tableName = FamilyTable.tableName(name, family).toLowerCase(Locale.ROOT);
    if (change.state().table(database, tableName).isPresent()) {
      throw new RequestException(
          ErrorCode.OB_KV_HBASE_TABLE_EXISTS, "table '" + name + "' already exists");
    }
    TableOptions options = TableOptions.DEFAULT
        .withCollation(change.state().database(database).orElseThrow().collation())
        .withGroup(Optional.of(name))
        .withKvAttributes(text(attributes, Optional.empty()));
    return new TableSchema(
        change.nextObjectId(),
        database,
        tableName,
        change.schemaVersion(),
        List.of(
            column(0, "K", bytes(ROW_LENGTH)),
            column(1, "Q", bytes(QUALIFIER_LENGTH)),
            column(2, "T", ColumnType.of(ValueType.BIGINT, TIME_DIGITS, -1)),
            column(3, "V", bytes(VALUE_LENGTH))),
        List.of("K", "Q", "T"),
        List.of(),
        Optional.empty(),
        change.nextTabletId(),
        options);
  }

  /** The attributes as OceanBase writes them: without bounds that bound nothing, the state once changed. */
  private static String text(FamilyAttributes attributes, Optional<Boolean> enabled) {
    List<String> members = new ArrayList<>();
    if (attributes.timeToLiveSeconds() != Integer.MAX_VALUE) {
      members.add("\"TimeToLive\": " + attributes.timeToLiveSeconds());
    }
    if (attributes.maxVersions() != Integer.MAX_VALUE) {
      members.add("\"MaxVersions\": " + attributes.maxVersions());
    }
    members.add("\"CreatedBy\": \"Admin\"");
    enabled.ifPresent(on -> members.add("\"State\": \"" + (on ? "enable" : "disable") + "\""));
    return "{\"Hbase\": {" + String.join(", ", members) + "}}";
  }

  private static ColumnType bytes(int length) {
    return ColumnType.ofBytes(ValueType.VARCHAR, length, Collation.BINARY);
  }

  private static ColumnSchema column(int index, String name, ColumnType type) {
    return new ColumnSchema(
        ColumnSchema.FIRST_ID + index,
        name,
        type,
        false,
        ColumnDefault.NONE,
        false,
        false,
        Optional.empty(),
        "");
  }

  /** Removes a disabled table with all that it holds. */
  void drop(String database, String name) {
    List<TableSchema> dropped = schema.change(change -> {
      List<TableSchema> tables = HTableTarget.tables(change.state(), database, name);
      if (tables.isEmpty()) {
        throw WriteTargets.unknownTable(name);
      }
      tables.forEach(AdminTables::requireAdmin);
      if (tables.stream().anyMatch(table -> attributes(table).enabled())) {
        throw notDisabled(name);
      }
      tables.forEach(change::remove);
      if (change.state().tablesOfGroup(name).isEmpty()) {
        change.state().tableGroup(name).ifPresent(change::remove);
      }
      return schema.heldOff(tables);
    });
    schema.dropTablets(dropped);
  }

  /** Lets a table take reads and writes, or refuse them. */
  void enable(String database, String name, boolean enabled) {
    schema.<Boolean>change(change -> {
      List<TableSchema> tables = HTableTarget.tables(change.state(), database, name);
      if (tables.isEmpty()) {
        throw new RequestException(ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS);
      }
      tables.forEach(AdminTables::requireAdmin);
      for (TableSchema table : schema.heldOff(tables)) {
        if (attributes(table).enabled() == enabled) {
          throw enabled ? notDisabled(name) : notEnabled(name);
        }
        change.put(table
            .withOptions(
                table.options().withKvAttributes(text(attributes(table), Optional.of(enabled))))
            .withSchemaVersion(change.schemaVersion()));
      }
      return true;
    });
  }

  private static FamilyAttributes attributes(TableSchema table) {
    return FamilyAttributes.parse(table.options().kvAttributes());
  }

  private static void requireAdmin(TableSchema table) {
    if (!attributes(table).createdByAdmin()) {
      throw Refusals.notSupported("table kv_attribute without '\"CreateBy\": \"Admin\"'");
    }
  }

  private static RequestException notDisabled(String name) {
    return new RequestException(
        ErrorCode.OB_KV_TABLE_NOT_DISABLED, "'" + name + "' is not disabled");
  }

  private static RequestException notEnabled(String name) {
    return new RequestException(ErrorCode.OB_KV_TABLE_NOT_ENABLED, "'" + name + "' is not enabled");
  }
}
