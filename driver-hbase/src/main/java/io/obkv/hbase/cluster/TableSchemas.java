// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.protocol.message.MetaType;
import io.obkv.routing.cluster.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;

/**
 * What tables' families are, read once however many calls want it. A schema that has grown old is still
 * given out while it is read again. Safe for many threads; never blocks.
 */
final class TableSchemas {
  private static final int MOST_TABLES = 10_000;

  /** One reading. */
  private record Known(CompletableFuture<HTableSchema> schema, long askedNanos) {}

  private final HBaseCluster cluster;
  private final FamilyNames names;
  private final long ageNanos;
  private final Map<TableName, Known> known = new ConcurrentHashMap<>();

  TableSchemas(HBaseCluster cluster, long ageNanos) {
    this.cluster = cluster;
    this.names = new FamilyNames(cluster);
    this.ageNanos = ageNanos;
  }

  CompletableFuture<HTableSchema> get(TableName table) {
    Known found = known.get(table);
    if (found == null || found.schema.isCompletedExceptionally()) {
      return read(table, found);
    }
    if (System.nanoTime() - found.askedNanos > ageNanos && found.schema.isDone()) {
      return refresh(table, found);
    }
    return found.schema;
  }

  /** The old one serves until the new one is there. */
  private CompletableFuture<HTableSchema> refresh(TableName table, Known old) {
    Known waiting = new Known(old.schema, System.nanoTime());
    if (known.replace(table, old, waiting)) {
      long asked = System.nanoTime();
      var unused = load(table).whenComplete((schema, thrown) -> {
        if (thrown == null) {
          known.replace(
              table, waiting, new Known(CompletableFuture.completedFuture(schema), asked));
        } else if (unwrapped(thrown) instanceof TableNotFoundException) {
          known.remove(table, waiting);
        }
      });
    }
    return old.schema;
  }

  /** Reads it now, whatever is known. */
  CompletableFuture<HTableSchema> readNow(TableName table) {
    return read(table, known.get(table));
  }

  private CompletableFuture<HTableSchema> read(TableName table, Known old) {
    Known fresh = new Known(new CompletableFuture<>(), System.nanoTime());
    if (known.size() >= MOST_TABLES) {
      known.clear();
    }
    boolean mine =
        old == null ? known.putIfAbsent(table, fresh) == null : known.replace(table, old, fresh);
    if (!mine) {
      return get(table);
    }
    var unused = load(table).whenComplete((schema, thrown) -> {
      if (thrown == null) {
        fresh.schema.complete(schema);
      } else {
        known.remove(table, fresh);
        fresh.schema.completeExceptionally(unwrapped(thrown));
      }
    });
    return fresh.schema;
  }

  void forget(TableName table) {
    known.remove(table);
  }

  private CompletableFuture<HTableSchema> load(TableName table) {
    String json = JsonStrings.object("table_name", HTableSchema.groupTable(table));
    return cluster
        .database(table.getNamespaceAsString())
        .thenCompose(database ->
            database.meta(MetaType.TABLE_DESCRIPTOR, json, cluster.settings().administration()))
        .thenCompose(answer -> names.told(schema(table, answer)))
        .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(failure(table, thrown)));
  }

  private static Throwable failure(TableName table, Throwable thrown) {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof ServerException server && isMissing(server)) {
      TableNotFoundException missing = new TableNotFoundException(table);
      missing.initCause(server);
      return missing;
    }
    return cause;
  }

  private static boolean isMissing(ServerException server) {
    return server.number() == ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS.number()
        || server.number() == ErrorCode.OB_KV_HBASE_NAMESPACE_NOT_FOUND.number()
        || server.number() == ErrorCode.OB_ERR_BAD_DATABASE.number();
  }

  /** The answer's form is in 3.11 of the protocol notes. */
  private static HTableSchema schema(TableName table, String answer) {
    Map<?, ?> root = map(JsonText.parse(answer), answer);
    List<FamilySchema> families = new ArrayList<>();
    map(root.get("cfDescs"), answer).forEach((name, attributes) -> {
      Map<?, ?> known = map(attributes, answer);
      int timeToLive = number(known.get("TTL"), 0);
      families.add(new FamilySchema(
          String.valueOf(name),
          String.valueOf(name),
          number(known.get("maxVersions"), Integer.MAX_VALUE),
          timeToLive <= 0 ? Integer.MAX_VALUE : timeToLive));
    });
    Object state =
        root.get("tableDesc") instanceof Map<?, ?> described ? described.get("state") : null;
    return HTableSchema.of(table, families, !"disable".equals(state));
  }

  private static Map<?, ?> map(Object value, String answer) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new ProtocolException("a table's description is not understood: " + answer);
  }

  private static int number(Object value, int otherwise) {
    return value instanceof BigDecimal number ? number.intValue() : otherwise;
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
