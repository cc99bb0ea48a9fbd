// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import com.fasterxml.jackson.databind.node.TextNode;
import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.catalog.TableSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What HBase clients are told of tables, in the very layout of OceanBase's JSON texts. Stateless. */
final class TableReport {
  /** What OceanBase gives as the size of any tablet on disk. */
  private static final String NO_SIZE = String.valueOf(8L << 30);

  private TableReport() {}

  /** Families with what they keep, and whether the table is enabled. */
  static String descriptor(List<TableSchema> families) {
    List<String> members = new ArrayList<>();
    boolean enabled = true;
    for (TableSchema family : families) {
      FamilyAttributes attributes = FamilyAttributes.parse(family.options().kvAttributes());
      enabled &= attributes.enabled();
      boolean forEver = attributes.timeToLiveSeconds() == Integer.MAX_VALUE;
      members.add("    " + quoted(FamilyTable.familyOf(family.name())) + ": {\n"
          + "      \"TTL\":" + (forEver ? 0 : attributes.timeToLiveSeconds()) + ",\n"
          + "      \"maxVersions\":" + attributes.maxVersions() + "\n    }");
    }
    return "{\n  \"cfDescs\": {\n" + String.join(",\n", members) + "\n  },\n"
        + "  \"tableDesc\": {\n    \"name\":\"\",\n    \"state\":\""
        + (enabled ? "enable" : "disable") + "\"\n  }\n}";
  }

  /** The regions of one family with their bounds. OceanBase gives no sizes either. */
  static String metrics(String name, TableSchema family) {
    List<Long> tablets = family.tabletIds();
    return "{\n  \"tableName\":" + quoted(name) + ",\n"
        + list("regions", tablets, String::valueOf) + ",\n"
        + list("memTableSize", tablets, tablet -> "0") + ",\n"
        + list("ssTableSize", tablets, tablet -> NO_SIZE) + ",\n"
        + list("boundary", bounds(family), TableReport::quoted) + "\n}";
  }

  private static <T> String list(String name, List<T> items, Function<T, String> text) {
    List<String> lines = items.stream().map(item -> "    " + text.apply(item)).toList();
    return "  \"" + name + "\": [\n" + String.join(",\n", lines) + "\n  ]";
  }

  /** Where the regions of all families end, and which servers have them. */
  static String regions(List<TableSchema> families, ReplicaPlacement placement) {
    List<ServerNode> servers = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int table = 0; table < families.size(); table++) {
      TableSchema family = families.get(table);
      List<String> bounds = bounds(family);
      for (int i = 0; i < bounds.size(); i++) {
        long tablet = family.tabletIds().get(i);
        for (ReplicaPlacement.Replica replica : placement.replicas(placement.logStreamOf(tablet))) {
          if (!servers.contains(replica.server())) {
            servers.add(replica.server());
          }
          rows.add(List.of(
              String.valueOf(table),
              String.valueOf(tablet),
              quoted(bounds.get(i)),
              String.valueOf(servers.indexOf(replica.server())),
              String.valueOf(replica.role().number())));
        }
      }
    }
    List<List<String>> addresses = servers.stream()
        .map(server -> List.of(quoted(server.host()), String.valueOf(server.rpcPort())))
        .toList();
    return "{\n" + list("table_id_dict", families, family -> String.valueOf(family.id())) + ",\n"
        + table("replica_dict", addresses) + ",\n" + table("partitions", rows) + "\n}";
  }

  private static String table(String name, List<List<String>> rows) {
    List<String> texts = rows.stream()
        .map(row -> "     [\n      " + String.join(",\n      ", row) + "\n    ]")
        .toList();
    return "  \"" + name + "\": [\n" + String.join(",\n", texts) + "\n  ]";
  }

  /** Where the rows of each tablet end; empty where partitions have no order. */
  private static List<String> bounds(TableSchema family) {
    if (family.partitioning().isEmpty()) {
      return List.of("");
    }
    PartitionScheme scheme = family.partitioning().get();
    List<String> bounds = new ArrayList<>();
    for (Partition partition : scheme.partitions()) {
      String bound =
          scheme.level().kind().isRange() ? text(partition.bounds().get(0).get(0)) : "";
      int tablets = scheme.subLevel().isEmpty() ? 1 : partition.children().size();
      bounds.addAll(Collections.nCopies(tablets, bound));
    }
    return bounds;
  }

  /** Characters without quotes. */
  private static String text(BoundValue bound) {
    return bound instanceof BoundValue.Characters characters ? characters.value() : bound.text();
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
