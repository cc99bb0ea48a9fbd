// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.TableGroupSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where tablets are: which log stream each is in, and which servers have it. */
record TabletTables(ReplicaPlacement placement) {
  /** A tablet of an object. */
  private record Tablet(NamedObject object, int leaf, long id) {}

  private static Stream<Tablet> tablets(VirtualRequest request) {
    CatalogState state = request.state();
    if (request.numbers("tablet_id").isPresent()) {
      return request.numbers("tablet_id").get().stream()
          .flatMap(id -> state.tablet(id).stream()
              .flatMap(owner -> tablets(new NamedObject(owner.table(), owner.index())))
              .filter(tablet -> tablet.id == id));
    }
    return NamedObject.all(state).flatMap(TabletTables::tablets);
  }

  private static Stream<Tablet> tablets(NamedObject object) {
    return IntStream.range(0, object.tabletIds().size())
        .mapToObj(i -> new Tablet(object, i, object.tabletIds().get(i)));
  }

  Stream<Value[]> toLogStreams(VirtualRequest request) {
    return tablets(request)
        .map(tablet -> Rows.tenant(request)
            .set("tablet_id", tablet.id)
            .set("ls_id", placement.logStreamOf(tablet.id))
            .set("gmt_create", tablet.object.changed())
            .set("gmt_modified", tablet.object.changed())
            .set("table_id", tablet.object.id())
            .values());
  }

  Stream<Value[]> toLogStreamsView(VirtualRequest request) {
    return tablets(request)
        .map(tablet -> Rows.tenant(request)
            .set("tablet_id", tablet.id)
            .set("ls_id", placement.logStreamOf(tablet.id))
            .values());
  }

  Stream<Value[]> locations(VirtualRequest request) {
    return tablets(request)
        .filter(tablet -> request.wants("table_name", tablet.object.name()))
        .flatMap(tablet -> {
          long logStream = placement.logStreamOf(tablet.id);
          return placement.replicas(logStream).stream()
              .map(replica -> location(request, tablet, logStream, replica));
        });
  }

  private static Value[] location(
      VirtualRequest request, Tablet tablet, long logStream, ReplicaPlacement.Replica replica) {
    NamedObject object = tablet.object;
    VirtualRow row = Rows.tenant(request)
        .set("database_name", object.table().database())
        .set("table_name", object.name())
        .set("table_id", object.id())
        .set("table_type", object.index().isPresent() ? "INDEX" : "USER TABLE")
        .set("index_name", object.index().map(IndexSchema::name).orElse(null))
        .set("data_table_id", object.index().isPresent() ? object.table().id() : null)
        .set("tablet_id", tablet.id)
        .set("ls_id", logStream)
        .set("zone", replica.server().zone())
        .set("svr_ip", replica.server().host())
        .set("svr_port", replica.server().rpcPort())
        .set("role", replica.role().name())
        .set("replica_type", "FULL")
        .set("duplicate_scope", "NONE")
        .set("object_id", object.id());
    object.partitioning().ifPresent(scheme -> partition(row, scheme, tablet.leaf));
    Optional<TableGroupSchema> group =
        object.table().options().tableGroup().flatMap(request.state()::tableGroup);
    group.ifPresent(found -> row.set("tablegroup_name", found.name())
        .set("tablegroup_id", found.id())
        .set("sharding", found.sharding().name()));
    return row.values();
  }

  private static void partition(VirtualRow row, PartitionScheme scheme, int leaf) {
    Partition partition = scheme.leaves().get(leaf);
    row.set("object_id", partition.id());
    if (scheme.subLevel().isEmpty()) {
      row.set("partition_name", partition.name());
      return;
    }
    Partition parent = scheme.partitions().stream()
        .filter(one -> one.children().contains(partition))
        .findFirst()
        .orElseThrow();
    row.set("partition_name", parent.name()).set("subpartition_name", partition.name());
  }
}
