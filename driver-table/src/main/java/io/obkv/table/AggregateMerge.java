// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.partition.KeyOrder;
import io.obkv.partition.PartitionColumn;
import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import io.obkv.protocol.message.Property;
import io.obkv.routing.schema.ColumnSchema;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.result.Row;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Aggregates over several tablets. Each computes for itself; of a mean it gives sum and count, as means
 * cannot be put together. NULL, which is what a tablet without rows gives, counts for nothing.
 */
final class AggregateMerge {
  private final Aggregate wanted;
  private final TableSchema schema;

  AggregateMerge(Aggregate wanted, TableSchema schema) {
    if (wanted.query().limit() >= 0) {
      throw new IllegalArgumentException(
          "a limit cannot be kept by an aggregate over several partitions");
    }
    this.wanted = wanted;
    this.schema = schema;
  }

  /** What each tablet computes, each value once. */
  Aggregate partial() {
    Aggregate partial = Aggregate.of(wanted.query());
    for (Aggregation aggregation : wanted.aggregations()) {
      String column = aggregation.column();
      if (type(aggregation) == AggregationType.AVG) {
        add(partial, AggregationType.SUM, column);
        add(partial, AggregationType.COUNT, column);
      } else {
        add(partial, type(aggregation), column);
      }
    }
    return partial;
  }

  private static void add(Aggregate partial, AggregationType type, String column) {
    if (partial.names().contains(name(type, column))) {
      return;
    }
    var unused = switch (type) {
      case COUNT -> partial.count(column);
      case MAX -> partial.max(column);
      case MIN -> partial.min(column);
      case SUM -> partial.sum(column);
      default -> throw new IllegalStateException("aggregation " + type);
    };
  }

  private static String name(AggregationType type, String column) {
    return type.name().toLowerCase(Locale.ROOT) + "(" + column + ")";
  }

  private static AggregationType type(Aggregation aggregation) {
    return AggregationType.ofNumber(aggregation.type());
  }

  /** The row of the whole, out of the tablets' rows. */
  Row merge(List<Row> rows) {
    List<String> names = partial().names();
    List<Property> merged = new ArrayList<>();
    for (int i = 0; i < wanted.aggregations().size(); i++) {
      Aggregation aggregation = wanted.aggregations().get(i);
      merged.add(new Property(wanted.names().get(i), merge(aggregation, names, rows)));
    }
    return new Row(merged);
  }

  private Value merge(Aggregation aggregation, List<String> names, List<Row> rows) {
    String column = aggregation.column();
    if (type(aggregation) == AggregationType.AVG) {
      Value sum = sum(column(rows, names.indexOf(name(AggregationType.SUM, column))), aggregation);
      Value count =
          sum(column(rows, names.indexOf(name(AggregationType.COUNT, column))), aggregation);
      return mean(sum, count);
    }
    List<Value> values = column(rows, names.indexOf(name(type(aggregation), column)));
    return switch (type(aggregation)) {
      case MAX -> extreme(values, order(column));
      case MIN -> extreme(values, order(column).reversed());
      default -> sum(values, aggregation);
    };
  }

  private static List<Value> column(List<Row> rows, int column) {
    return rows.stream()
        .map(row -> row.value(column))
        .filter(value -> !value.isNull())
        .toList();
  }

  private Comparator<Value> order(String column) {
    PartitionColumn compared = schema
        .column(column)
        .flatMap(ColumnSchema::comparison)
        .orElseThrow(() -> new IllegalArgumentException(
            "values of the column " + column + " cannot be compared here"));
    Comparator<List<Value>> order = KeyOrder.of(List.of(compared));
    return (a, b) -> order.compare(List.of(a), List.of(b));
  }

  private static Value extreme(List<Value> values, Comparator<Value> order) {
    return values.stream().max(order).orElse(Value.NULL);
  }

  private static Value sum(List<Value> values, Aggregation aggregation) {
    Value total = null;
    for (Value value : values) {
      total = total == null ? value : add(total, value, aggregation);
    }
    return total == null ? Value.NULL : total;
  }

  private static Value add(Value a, Value b, Aggregation aggregation) {
    if (a.type() == ValueType.DOUBLE) {
      return Value.ofDouble(a.floating() + b.floating());
    }
    long sum = a.bits() + b.bits();
    boolean overflow = a.type() == ValueType.UNSIGNED_BIGINT
        ? Long.compareUnsigned(sum, a.bits()) < 0
        : ((a.bits() ^ sum) & (b.bits() ^ sum)) < 0;
    if (overflow) {
      throw ServerException.foundByClient(
          ErrorCode.OB_DATA_OUT_OF_RANGE,
          "Out of range value for column 'sum(" + aggregation.column() + ")' at row 0");
    }
    return Value.ofNumber(a.type(), sum);
  }

  private static Value mean(Value sum, Value count) {
    if (sum.isNull() || count.isNull() || count.bits() == 0) {
      return Value.NULL;
    }
    double total = switch (sum.type()) {
      case DOUBLE -> sum.floating();
      case UNSIGNED_BIGINT -> ((Number) sum.toJava()).doubleValue();
      default -> sum.bits();
    };
    return Value.ofDouble(total / count.bits());
  }
}
