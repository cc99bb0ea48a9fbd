// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ValueText;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Collation;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What EXPLAIN says of the way to a table's rows. Immutable.
 *
 * @param operator {@code TABLE GET}, {@code TABLE RANGE SCAN} or {@code TABLE FULL SCAN}
 * @param index the index's name, empty for the primary key
 * @param details by their names
 */
public record AccessDescription(String operator, String index, Map<String, String> details) {
  private static final int MOST_RANGES = 10;

  /** Describes the way, with the constants as they are now. */
  public static AccessDescription of(TableAccess access, EvaluationContext context) {
    AccessPath path = access.path();
    ColumnValues values = new ColumnValues(access.layout(), access.conditions(), context);
    KeyRanges.Left left = KeyRanges.of(path.key(), values);
    Map<String, String> details = new LinkedHashMap<>();
    details.put("partitions", partitions(access, values));
    if (path.index().isPresent()) {
      details.put("is_index_back", "true");
      details.put("is_global_index", Boolean.toString(path.isGlobal()));
    }
    details.put("range_key", key(access.layout(), path.key()));
    details.put("range", ranges(left, context));
    if (access.isOrdered()) {
      details.put("is_sorted", "true");
    }
    return new AccessDescription(
        operator(path, left), path.index().map(index -> index.name()).orElse(""), details);
  }

  private static String operator(AccessPath path, KeyRanges.Left left) {
    if (path.index().isEmpty() && left.points()) {
      return "TABLE GET";
    }
    return left.isEverything() ? "TABLE FULL SCAN" : "TABLE RANGE SCAN";
  }

  /** The table's name, with that of the index behind it. */
  public String name(String table) {
    return index.isEmpty() ? table : table + "(" + index + ")";
  }

  private static String key(TableLayout layout, int[] key) {
    return Arrays.stream(key)
        .mapToObj(position -> layout.columns().get(position))
        .map(ColumnSchema::name)
        .map(name -> "[" + name + "]")
        .collect(Collectors.joining(", "));
  }

  private static String partitions(TableAccess access, ColumnValues values) {
    TableSchema table = access.layout().schema();
    if (table.partitioning().isEmpty() || access.path().isGlobal()) {
      return "p0";
    }
    List<Long> tablets = access.tablets(values);
    List<String> names = new ArrayList<>();
    PartitionScheme scheme = table.partitioning().get();
    for (Partition leaf : scheme.leaves()) {
      if (tablets.contains(leaf.tabletId())) {
        names.add(leaf.name());
      }
    }
    return String.join(", ", names);
  }

  private static String ranges(KeyRanges.Left left, EvaluationContext context) {
    if (left.ranges().isEmpty()) {
      return "always false";
    }
    String text = left.ranges().stream()
        .limit(MOST_RANGES)
        .map(range -> range(range, context))
        .collect(Collectors.joining(", "));
    return left.ranges().size() > MOST_RANGES ? text + ", ..." : text;
  }

  private static String range(KeyRange range, EvaluationContext context) {
    return (range.startInclusive() ? "[" : "(")
        + values(range.start(), context)
        + " ; "
        + values(range.end(), context)
        + (range.endInclusive() ? "]" : ")");
  }

  private static String values(List<Value> values, EvaluationContext context) {
    return values.stream().map(value -> text(value, context)).collect(Collectors.joining(","));
  }

  private static String text(Value value, EvaluationContext context) {
    if (value.isMin() || value.isMax()) {
      return value.isMin() ? "MIN" : "MAX";
    }
    if (value.isNull()) {
      return "NULL";
    }
    boolean binary = value.type().isBytes() && value.collation() == Collation.BINARY.number();
    return binary
        ? "0x" + HexFormat.of().formatHex(value.bytes())
        : ValueText.of(value, context.zone());
  }
}
