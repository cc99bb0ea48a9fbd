// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code __all_virtual_proxy_partition} and {@code __all_virtual_proxy_sub_partition}: the partitions
 * of one table (5.5 and 5.6 of the SQL notes). Stateless.
 */
final class ProxyPartitions {
  private ProxyPartitions() {}

  /** The object that the request names; empty for an unknown one. */
  static Optional<NamedObject> object(VirtualRequest request) {
    Optional<String> tenant = request.text("tenant_name");
    Optional<Long> table = request
        .numbers("table_id")
        .filter(ids -> ids.size() == 1)
        .map(ids -> ids.iterator().next());
    if (tenant.isEmpty() || table.isEmpty()) {
      throw SqlErrors.invalidArgument("tenant_name and table_id (must all be specified)");
    }
    return tenant.get().equals(request.state().tenant())
        ? NamedObject.withId(request.state(), table.get())
        : Optional.empty();
  }

  static SqlException invalidArgument() {
    return SqlErrors.of(-4002, 1210, "HY000", "Invalid argument");
  }

  /** The first level; the engine refuses a table that has none. */
  static Stream<Value[]> first(VirtualRequest request) {
    return object(request).stream().flatMap(object -> first(request, object));
  }

  private static Stream<Value[]> first(VirtualRequest request, NamedObject object) {
    PartitionScheme scheme = object
        .partitioning()
        .filter(found -> !object.isLocalIndex())
        .orElseThrow(ProxyPartitions::invalidArgument);
    return IntStream.range(0, scheme.partitions().size())
        .mapToObj(i -> first(request, object, scheme, i));
  }

  private static Value[] first(
      VirtualRequest request, NamedObject object, PartitionScheme scheme, int index) {
    Partition partition = scheme.partitions().get(index);
    return common(request, object, partition, scheme.level())
        .set("part_id", partition.id())
        .set("part_position", scheme.level().kind().isHashed() ? index : 0)
        .set("sub_part_num", partition.children().size())
        .set("sub_part_interval", "NULL")
        .set("sub_interval_start", "NULL")
        .values();
  }

  /** The second level, in the order of the first. */
  static Stream<Value[]> second(VirtualRequest request) {
    Optional<NamedObject> object = object(request).filter(found -> !found.isLocalIndex());
    return object.stream()
        .flatMap(found -> found.partitioning().stream()
            .filter(scheme -> scheme.subLevel().isPresent())
            .flatMap(scheme -> scheme.partitions().stream()
                .flatMap(partition -> second(request, found, scheme, partition))));
  }

  private static Stream<Value[]> second(
      VirtualRequest request, NamedObject object, PartitionScheme scheme, Partition partition) {
    PartitionLevel level = scheme.subLevel().orElseThrow();
    List<Partition> children = partition.children();
    return IntStream.range(0, children.size())
        .mapToObj(i -> common(request, object, children.get(i), level)
            .set("part_id", partition.id())
            .set("sub_part_id", children.get(i).id())
            .set("sub_part_position", level.kind().isHashed() ? i : 0)
            .values());
  }

  private static VirtualRow common(
      VirtualRequest request, NamedObject object, Partition partition, PartitionLevel level) {
    String bound = level.kind().isHashed() ? null : bound(partition, level);
    return request
        .row()
        .set("tenant_name", request.state().tenant())
        .set("table_id", object.id())
        .set("part_name", partition.name())
        .set("tablet_id", partition.tabletId())
        .set("high_bound_val", bound)
        .set("spare1", object.table().schemaVersion());
  }

  /** As the views print it: tuples of several columns of a list are in parentheses. */
  static String bound(Partition partition, PartitionLevel level) {
    boolean tuples = level.kind().isList() && level.columns().size() > 1;
    return partition.bounds().stream()
        .map(tuple -> {
          String text = tuple.stream().map(BoundValue::text).collect(Collectors.joining(","));
          boolean word = tuple.size() == 1 && tuple.get(0) instanceof BoundValue.Default;
          return tuples && !word ? "(" + text + ")" : text;
        })
        .collect(Collectors.joining(","));
  }
}
