// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BinlogRowImage;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.OptionFlags;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateFlags;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.RowOperation;
import io.obkv.table.operation.ScanRange;
import io.obkv.transport.Destination;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Operations as messages. They are byte by byte those that the official Java client sends for the same
 * operation. Pure functions.
 */
public final class RequestFactory {
  private static final int NO_HBASE_OPERATION = 0;
  private static final int NOT_SENT = -1;
  private static final int NO_LIMIT = -1;
  private static final long NO_SESSION = -1;

  private RequestFactory() {}

  /** EXECUTE of a read (3.3). */
  public static OperationRequest get(
      byte[] credential, Destination destination, String table, Get get, Consistency reads) {
    return single(credential, destination, table, operation(get), false, reads);
  }

  /** EXECUTE of a write (3.3). */
  public static OperationRequest mutation(
      byte[] credential, Destination destination, String table, Mutation mutation) {
    return single(
        credential,
        destination,
        table,
        operation(mutation),
        mutation.returnsRow(),
        Consistency.STRONG);
  }

  private static OperationRequest single(
      byte[] credential,
      Destination destination,
      String table,
      Operation operation,
      boolean returnsRow,
      Consistency consistency) {
    return new OperationRequest(
        credential,
        table,
        destination.tableId(),
        destination.tabletId(),
        EntityType.KV.number(),
        operation,
        consistency.number(),
        0,
        returnsRow,
        true,
        NOT_SENT);
  }

  private static Operation operation(RowOperation operation) {
    if (operation instanceof Get get) {
      return new Operation(OperationType.GET.number(), new Entity(get.key().values(), wanted(get)));
    }
    if (operation instanceof Mutation mutation) {
      return new Operation(
          mutation.type().number(), new Entity(mutation.key().values(), mutation.columns()));
    }
    throw new IllegalArgumentException(
        "servers without batches by log stream check nothing within a batch");
  }

  private static List<Property> wanted(Get get) {
    List<String> names = get.columns();
    Property[] wanted = new Property[names.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = new Property(names.get(i), Value.NULL);
    }
    return List.of(wanted);
  }

  /**
   * One step of a query that is read in several answers (3.6).
   *
   * @param sessionId -1 to start
   */
  public static AsyncQueryRequest query(
      byte[] credential,
      Destination destination,
      String table,
      Query query,
      long sessionId,
      QueryStep step,
      Consistency reads) {
    io.obkv.protocol.message.Query message =
        message(query, query.columns(), List.of(), query.pageSize(), query.maxPageBytes());
    return new AsyncQueryRequest(
        request(credential, destination, table, message, reads), sessionId, step.number());
  }

  /** The start, and end, of a query that gives one row of aggregates (3.5, 3.6). */
  public static AsyncQueryRequest aggregate(
      byte[] credential,
      Destination destination,
      String table,
      Aggregate aggregate,
      Consistency reads) {
    io.obkv.protocol.message.Query message =
        message(aggregate.query(), aggregate.names(), aggregate.aggregations(), NO_LIMIT, NO_LIMIT);
    return new AsyncQueryRequest(
        request(credential, destination, table, message, reads),
        NO_SESSION,
        QueryStep.START.number());
  }

  private static QueryRequest request(
      byte[] credential,
      Destination destination,
      String table,
      io.obkv.protocol.message.Query message,
      Consistency consistency) {
    return new QueryRequest(
        credential,
        table,
        destination.tableId(),
        destination.tabletId(),
        EntityType.KV.number(),
        consistency.number(),
        message,
        0,
        NO_HBASE_OPERATION);
  }

  private static io.obkv.protocol.message.Query message(
      Query query,
      List<String> select,
      List<Aggregation> aggregations,
      int pageSize,
      long maxPageBytes) {
    return new io.obkv.protocol.message.Query(
        query.ranges().stream().map(ScanRange::toKeyRange).toList(),
        select,
        query.filter() == null ? "" : query.filter().text(),
        query.limit(),
        query.offset(),
        (query.reverse() ? ScanOrder.REVERSE : ScanOrder.FORWARD).number(),
        query.index(),
        pageSize,
        maxPageBytes,
        null,
        query.rangeColumns(),
        aggregations,
        null,
        0,
        io.obkv.protocol.message.Query.ALL_TRAILING);
  }

  /** QUERY_AND_MUTATE that changes every row found (3.7). */
  public static QueryAndMutateRequest conditional(
      byte[] credential, Destination destination, String table, ConditionalMutation mutation) {
    Entity entity = new Entity(List.of(), mutation.columns());
    return queryAndMutate(
        credential,
        destination,
        table,
        mutation.query(),
        new Operation(mutation.type().number(), entity),
        mutation.returnsFormerRows(),
        // Without CHECK_AND_EXECUTE it means nothing, but the official client sets it.
        QueryAndMutateFlags.CHECK_NOT_EXISTS);
  }

  /** QUERY_AND_MUTATE that writes one row if its check holds (3.7). */
  public static QueryAndMutateRequest check(
      byte[] credential, Destination destination, String table, CheckAndInsertOrUpdate check) {
    int flags = QueryAndMutateFlags.CHECK_AND_EXECUTE;
    flags |= check.writesIfFound() ? 0 : QueryAndMutateFlags.CHECK_NOT_EXISTS;
    flags |= check.fails() ? QueryAndMutateFlags.ROLLBACK_WHEN_CHECK_FAILED : 0;
    // The whole key: its columns need no names.
    Key key = Key.positional(check.key().values().toArray());
    Query row = Query.builder().range(ScanRange.only(key)).where(check.filter()).build();
    return queryAndMutate(
        credential, destination, table, row, operation(check.write()), false, flags);
  }

  private static QueryAndMutateRequest queryAndMutate(
      byte[] credential,
      Destination destination,
      String table,
      Query query,
      Operation operation,
      boolean returnsRows,
      long flags) {
    return new QueryAndMutateRequest(
        credential,
        table,
        destination.tableId(),
        destination.tabletId(),
        EntityType.KV.number(),
        new QueryAndMutate(
            message(query, List.of(), List.of(), NO_LIMIT, NO_LIMIT),
            new OperationBatch(List.of(operation), false, true, true),
            returnsRows,
            flags),
        BinlogRowImage.FULL.number(),
        0,
        NO_HBASE_OPERATION);
  }

  /** BATCH_EXECUTE, for servers without the batch by log stream (3.4); all or nothing, as that is. */
  public static BatchRequest legacyBatch(
      byte[] credential, Destination destination, String table, Batch batch) {
    List<Operation> operations = new ArrayList<>(batch.operations().size());
    batch.operations().forEach(operation -> operations.add(operation(operation)));
    boolean readOnly = batch.operations().stream().allMatch(Get.class::isInstance);
    boolean sameType = operations.stream().mapToInt(Operation::type).distinct().count() <= 1;
    return new BatchRequest(
        credential,
        table,
        destination.tableId(),
        EntityType.KV.number(),
        new OperationBatch(operations, readOnly, sameType, sameNames(operations)),
        Consistency.STRONG.number(),
        batch.returnsOneResult() ? OptionFlags.RETURN_ONE_RESULT : 0,
        batch.operations().stream().anyMatch(o -> o instanceof Mutation m && m.returnsRow()),
        true,
        destination.tabletId(),
        true);
  }

  private static boolean sameNames(List<Operation> operations) {
    return operations.stream().map(RequestFactory::names).distinct().count() <= 1;
  }

  private static Set<String> names(Operation operation) {
    return operation.entity().properties().stream()
        .map(property -> property.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
