// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import java.util.List;
import java.util.stream.Collectors;

/** A partitioning as the clause that makes it. Stateless. */
public final class PartitionText {
  private PartitionText() {}

  /** The clause with the line break and the blank in front. */
  static String of(PartitionScheme scheme) {
    StringBuilder text = new StringBuilder("\n partition by ").append(level(scheme.level()));
    boolean template = scheme.subLevel().isPresent() && scheme.templated();
    scheme.subLevel().ifPresent(sub -> text.append(" subpartition by ").append(level(sub)));
    if (template) {
      text.append(template(scheme));
    }
    text.append(scheme.partitions().stream()
        .map(partition -> "partition " + part(partition, scheme.level())
            + (template ? "" : children(partition, scheme)))
        .collect(Collectors.joining(",\n", "\n(", ")")));
    return text.toString();
  }

  /** A bound or list as the metadata views print it: {@code 100,'m'}, {@code (1,'a'),(2,'b')}. */
  public static String bounds(Partition partition, PartitionLevel level) {
    if (level.kind().isRange()) {
      return tuple(partition.bounds().get(0));
    }
    boolean wide = partition.bounds().stream().anyMatch(tuple -> tuple.size() > 1);
    return partition.bounds().stream()
        .map(tuple -> wide ? "(" + tuple(tuple) + ")" : tuple(tuple))
        .collect(Collectors.joining(","));
  }

  private static String tuple(List<BoundValue> values) {
    return values.stream().map(BoundValue::text).collect(Collectors.joining(","));
  }

  private static String level(PartitionLevel level) {
    return level.kind().sqlName() + "(" + level.expression() + ")";
  }

  private static String template(PartitionScheme scheme) {
    PartitionLevel sub = scheme.subLevel().orElseThrow();
    Partition first = scheme.partitions().get(0);
    int prefix = first.name().length() + 1;
    return first.children().stream()
        .map(child -> "subpartition `" + child.name().substring(prefix) + "`" + values(child, sub))
        .collect(Collectors.joining(",\n", " subpartition template (\n", ")"));
  }

  private static String part(Partition partition, PartitionLevel level) {
    return "`" + partition.name() + "`" + values(partition, level);
  }

  private static String children(Partition partition, PartitionScheme scheme) {
    return scheme
        .subLevel()
        .map(sub -> partition.children().stream()
            .map(child -> "subpartition " + part(child, sub))
            .collect(Collectors.joining(",\n", " (\n", ")")))
        .orElse("");
  }

  private static String values(Partition partition, PartitionLevel level) {
    if (level.kind().isHashed()) {
      return "";
    }
    return (level.kind().isRange() ? " values less than (" : " values in (")
        + bounds(partition, level) + ")";
  }
}
