// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * Changes of one row in one family as a query-and-mutate (3.7, 3.10): writes under a condition, increments
 * and appends. Times travel here with the sign that batches by log stream do not have.
 */
public final class ConditionalWrites {
  private static final int NO_LIMIT = -1;

  private ConditionalWrites() {}

  /** What the server is asked of a condition. */
  public enum Test {
    /** Whether the comparison with a cell that is there holds. */
    COMPARISON,
    /** Whether there is no cell. */
    ABSENCE
  }

  /** Writes of the condition's row and family, if it holds: affected rows tell. */
  public static QueryAndMutate check(Condition condition, Test test, List<CellWrite> writes) {
    List<Operation> operations = new ArrayList<>(writes.size());
    writes.forEach(write -> operations.add(operation(condition.row(), write)));
    return message(
        condition.row(),
        List.of(condition.qualifier()),
        condition.timeRange(),
        1,
        filter(condition, test),
        operations);
  }

  /** The text of 5.4. */
  static byte[] filter(Condition condition, Test test) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(
        HBaseNames.ascii("CheckAndMutateFilter(" + sign(condition.operator()) + ", 'binary:"));
    quote(
        test == Test.ABSENCE || condition.value() == null ? new byte[0] : condition.value(), text);
    text.writeBytes(HBaseNames.ascii("', '"));
    quote(condition.family(), text);
    text.writeBytes(HBaseNames.ascii("', '"));
    quote(condition.qualifier(), text);
    text.writeBytes(HBaseNames.ascii("', " + (test == Test.ABSENCE) + ")"));
    return text.toByteArray();
  }

  private static void quote(byte[] bytes, ByteArrayOutputStream out) {
    for (byte b : bytes) {
      if (b == '\'') {
        out.write(b);
      }
      out.write(b);
    }
  }

  private static String sign(CompareOperator operator) {
    return switch (operator) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case EQUAL -> "=";
      case NOT_EQUAL -> "!=";
      case GREATER_OR_EQUAL -> ">=";
      case GREATER -> ">";
      case NO_OP -> throw new IllegalArgumentException("a condition with NO_OP");
    };
  }

  private static Operation operation(byte[] row, CellWrite write) {
    OperationType type =
        write.kind() == CellWrite.Kind.PUT ? OperationType.INSERT_OR_UPDATE : OperationType.DELETE;
    List<Property> properties = new ArrayList<>(2);
    if (write.kind() == CellWrite.Kind.PUT) {
      properties.add(new Property(HBaseNames.VALUE, Value.ofBytes(write.value())));
      if (write.timeToLive() != CellWrite.NO_TIME_TO_LIVE) {
        properties.add(new Property(HBaseNames.TIME_TO_LIVE, Value.ofBigInt(write.timeToLive())));
      }
    }
    return operation(type, row, write.qualifier(), -write.storedTime(), properties);
  }

  private static Operation operation(
      OperationType type, byte[] row, byte[] qualifier, long time, List<Property> properties) {
    List<Value> key = List.of(
        Value.ofBytes(row),
        qualifier == null ? Value.NULL : Value.ofBytes(qualifier),
        Value.ofBigInt(time));
    return new Operation(type.number(), new Entity(key, properties));
  }

  /**
   * What is added to a column: a number of eight bytes, or bytes that are appended.
   *
   * @param timeToLive of the new cell in milliseconds; {@link CellWrite#NO_TIME_TO_LIVE} for none
   */
  public record Addition(byte[] qualifier, byte[] value, long timeToLive) {}

  /**
   * Increments or appends of one row and family; the answer holds the new cells.
   *
   * @param type increment or append
   * @param timeRange of the versions that are added to
   */
  public static QueryAndMutate add(
      OperationType type, byte[] row, List<Addition> additions, TimeRange timeRange) {
    List<Operation> operations = new ArrayList<>(additions.size());
    List<byte[]> qualifiers = new ArrayList<>(additions.size());
    for (Addition addition : additions) {
      List<Property> properties = new ArrayList<>(2);
      properties.add(new Property(HBaseNames.VALUE, Value.ofBytes(addition.value())));
      if (addition.timeToLive() != CellWrite.NO_TIME_TO_LIVE) {
        properties.add(
            new Property(HBaseNames.TIME_TO_LIVE, Value.ofBigInt(addition.timeToLive())));
      }
      operations.add(operation(type, row, addition.qualifier(), Long.MAX_VALUE, properties));
      qualifiers.add(addition.qualifier());
    }
    return message(row, qualifiers, timeRange, 1, new byte[0], operations);
  }

  private static QueryAndMutate message(
      byte[] row,
      List<byte[]> qualifiers,
      TimeRange timeRange,
      int maxVersions,
      byte[] filter,
      List<Operation> operations) {
    Value key = Value.ofBytes(row);
    KeyRange range = KeyRange.of(
        List.of(key, Value.MIN, Value.MIN), true, List.of(key, Value.MAX, Value.MAX), true);
    Query query = new Query(
        List.of(range),
        List.of(),
        "",
        NO_LIMIT,
        0,
        ScanOrder.FORWARD.number(),
        "PRIMARY",
        NO_LIMIT,
        NO_LIMIT,
        new HTableFilter(
            true,
            qualifiers,
            timeRange.getMin(),
            timeRange.getMax(),
            maxVersions,
            NO_LIMIT,
            0,
            filter),
        HBaseNames.KEY,
        List.of(),
        null,
        0,
        Query.ALL_TRAILING);
    boolean sameType = operations.stream().mapToInt(Operation::type).distinct().count() == 1;
    return new QueryAndMutate(
        query, new OperationBatch(operations, false, sameType, true), true, 0);
  }
}
