// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.JsonStrings;
import io.obkv.protocol.message.MetaType;
import io.obkv.routing.cluster.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * Tables by the server's own administration (0x1128), for clients of a proxy that are given no SQL port: it
 * makes, drops, enables and disables tables, and knows of a family its versions and time to live. All else
 * fails with an {@link UnsupportedOperationException}.
 */
final class MetaTableStore implements TableStore {
  private final AdminAccess access;

  MetaTableStore(AdminAccess access) {
    this.access = access;
  }

  private CompletableFuture<String> send(MetaType type, TableName table) {
    return access.meta(
        table.getNamespaceAsString(),
        type,
        JsonStrings.object("table_name", HTableSchema.groupTable(table)));
  }

  @Override
  public CompletableFuture<Optional<StoredTable>> find(TableName table) {
    return send(MetaType.TABLE_DESCRIPTOR, table)
        .thenApply(answer -> Optional.of(read(table, answer)))
        .exceptionallyCompose(
            thrown -> AdminErrors.isCode(thrown, ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS)
                ? Futures.done(Optional.empty())
                : Futures.failed(Futures.cause(thrown)));
  }

  private static StoredTable read(TableName table, String answer) {
    if (!(JsonText.parse(answer) instanceof Map<?, ?> root)
        || !(root.get("cfDescs") instanceof Map<?, ?> described)) {
      throw new ProtocolException("a table's description is not understood: " + answer);
    }
    boolean enabled =
        !(root.get("tableDesc") instanceof Map<?, ?> state && "disable".equals(state.get("state")));
    List<StoredTable.Family> families = new ArrayList<>();
    described.forEach((name, value) -> {
      Map<?, ?> family = value instanceof Map<?, ?> map ? map : Map.of();
      KvAttributes attributes = new KvAttributes(
          number(family.get("maxVersions")), number(family.get("TTL")), enabled, true);
      String text = String.valueOf(name);
      families.add(new StoredTable.Family(
          SqlTableStore.familyTable(table, text.getBytes(StandardCharsets.UTF_8)),
          attributes,
          DescriptorComment.parse("", text)));
    });
    return new StoredTable(table, HTableSchema.groupTable(table), families);
  }

  private static int number(Object value) {
    int number = value instanceof BigDecimal decimal ? decimal.intValue() : 0;
    return number <= 0 ? Integer.MAX_VALUE : number;
  }

  @Override
  public CompletableFuture<List<TableName>> list(String namespace) {
    return Futures.failed(needsSql("the list of tables"));
  }

  static UnsupportedOperationException needsSql(String what) {
    return new UnsupportedOperationException(
        what + " needs SQL: give the proxy's sqlPort in the connection string");
  }

  @Override
  public CompletableFuture<Void> create(TableDescriptor table, byte[][] splits) {
    if (splits.length > 0 || table.getValue(FamilyDdl.KEY_PARTITIONS) != null) {
      return Futures.failed(needsSql("a table with splits"));
    }
    TableName name = table.getTableName();
    List<String> families = new ArrayList<>();
    try {
      for (ColumnFamilyDescriptor family : table.getColumnFamilies()) {
        if (!family.getNameAsString().equals(SqlTableStore.folded(family.getNameAsString()))) {
          return Futures.failed(needsSql("a family whose name has capital letters"));
        }
        KvAttributes attributes = FamilyDdl.attributes(family);
        families.add(JsonStrings.quoted(family.getNameAsString()) + ":{\"ttl\":"
            + attributes.timeToLive() + ",\"max_version\":" + attributes.maxVersions() + "}");
      }
    } catch (DoNotRetryIOException e) {
      return Futures.failed(e);
    }
    String json = "{\"htable_name\":" + JsonStrings.quoted(HTableSchema.groupTable(name))
        + families.stream().collect(Collectors.joining(",", ",\"column_families\":{", "}}"));
    return access
        .meta(name.getNamespaceAsString(), MetaType.CREATE_TABLE, json)
        .thenApply(answer -> null);
  }

  @Override
  public CompletableFuture<Void> drop(StoredTable table) {
    return send(MetaType.DELETE_TABLE, table.name()).thenApply(answer -> null);
  }

  /** The server has no such request; dropping and making it anew is the same but for its ids. */
  @Override
  public CompletableFuture<Void> truncate(StoredTable table, boolean preserveSplits) {
    return drop(table).thenCompose(dropped -> create(table.descriptor(), new byte[0][]));
  }

  @Override
  public CompletableFuture<Void> enable(StoredTable table, boolean enabled) {
    return send(enabled ? MetaType.ENABLE_TABLE : MetaType.DISABLE_TABLE, table.name())
        .thenApply(answer -> null);
  }

  @Override
  public CompletableFuture<Void> addFamily(StoredTable table, ColumnFamilyDescriptor family) {
    return Futures.failed(needsSql("a new column family"));
  }

  @Override
  public CompletableFuture<Void> deleteFamily(StoredTable table, byte[] family) {
    return Futures.failed(needsSql("the deletion of a column family"));
  }

  @Override
  public CompletableFuture<Void> describe(StoredTable table, TableDescriptor described) {
    boolean same =
        Arrays.equals(table.descriptor().getColumnFamilies(), described.getColumnFamilies());
    return same ? Futures.done() : Futures.failed(needsSql("a change of a table's descriptor"));
  }
}
