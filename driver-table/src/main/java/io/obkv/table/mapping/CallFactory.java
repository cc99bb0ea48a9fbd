// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.EncodedResult;
import io.obkv.protocol.message.Feature;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.Decoder;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Put;
import io.obkv.table.operation.Query;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.ConditionalResult;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import io.obkv.transport.Request;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Operations as calls of one table.
 *
 * <p>Which may be repeated when it is not known whether they were applied: reads, and of the writes
 * insertOrUpdate and put, which leave the same row and answer the same number the second time. (Between
 * the two another client's write can be lost, as if it had come first.) An update, replace or delete
 * would leave the same but answer wrong; an insert would fail; an increment or append would add twice.
 *
 * @param routedBy the table whose tablets the calls are for: the same, or an index of it
 * @param attemptTimeout for one exchange with a server
 * @param serverTimeout how long the server may work on it
 * @param reads whether gets, queries and aggregates may be served by replicas that lag behind
 * @param checks whether keys and written columns are checked against the schema where that is known
 */
public record CallFactory(
    String table,
    String routedBy,
    Duration attemptTimeout,
    Duration serverTimeout,
    Consistency reads,
    boolean checks) {
  /** Of what this client does not route: a proxy does, or the route of the request before. */
  public static final Locator ROUTED_ELSEWHERE = schema -> TableSchema.NO_PARTITION;

  /** What may be served by a replica that lags behind; batches of gets are not among it. */
  private static final Set<String> WEAK_READS = Set.of("get", "query", "aggregate");

  /** Calls for the table's own tablets. */
  public CallFactory(
      String table,
      Duration attemptTimeout,
      Duration serverTimeout,
      Consistency reads,
      boolean checks) {
    this(table, table, attemptTimeout, serverTimeout, reads, checks);
  }

  /** The same calls for the tablets of another name: the table's, or those of an index of it. */
  public CallFactory routedBy(String other) {
    return other.equals(routedBy)
        ? this
        : new CallFactory(table, other, attemptTimeout, serverTimeout, reads, checks);
  }

  /** A get. */
  public TableCall<EncodedResult, Optional<Row>> get(Get get) {
    return call(
        "get",
        true,
        new KeyLocator(get.key()),
        SchemaCheck.of(get),
        request(
            Opcode.EXECUTE,
            (credential, destination) ->
                RequestFactory.get(credential, destination, table, get, reads),
            OperationRequest.CODEC,
            in -> EncodedResult.decode(in, get.columns())),
        (answer, connection, route) -> RowMapper.row(answer));
  }

  /** A write of one row. */
  public TableCall<EncodedResult, MutationResult> mutation(Mutation mutation) {
    return call(
        mutation.type().name().toLowerCase(Locale.ROOT),
        mutation instanceof InsertOrUpdate || mutation instanceof Put,
        new KeyLocator(mutation.key()),
        SchemaCheck.of(mutation),
        request(
            Opcode.EXECUTE,
            (credential, destination) ->
                RequestFactory.mutation(credential, destination, table, mutation),
            OperationRequest.CODEC,
            in -> EncodedResult.decode(in, List.of())),
        (answer, connection, route) -> RowMapper.mutation(answer));
  }

  /** A write of all rows that a query finds. */
  public TableCall<QueryAndMutateResult, ConditionalResult> conditional(
      ConditionalMutation mutation, Locator locator) {
    return call(
        "conditional_" + mutation.type().name().toLowerCase(Locale.ROOT),
        false,
        locator,
        SchemaCheck.NONE,
        queryAndMutate((credential, destination) ->
            RequestFactory.conditional(credential, destination, table, mutation)),
        (answer, connection, route) -> new ConditionalResult(
            answer.message().affectedRows(), RowMapper.rows(answer.message().rows())));
  }

  /** A write of one row if its check holds. */
  public TableCall<QueryAndMutateResult, MutationResult> check(CheckAndInsertOrUpdate check) {
    return call(
        "check_and_insert_or_update",
        false,
        new KeyLocator(check.key()),
        SchemaCheck.of(check),
        queryAndMutate((credential, destination) ->
            RequestFactory.check(credential, destination, table, check)),
        (answer, connection, route) -> MutationResult.of(answer.message().affectedRows()));
  }

  private Request<QueryAndMutateResult> queryAndMutate(
      Request.Message<QueryAndMutateRequest> message) {
    return request(
        Opcode.QUERY_AND_MUTATE, message, QueryAndMutateRequest.CODEC, QueryAndMutateResult.CODEC);
  }

  /**
   * A batch for whoever routes it, by log stream where the server can.
   *
   * @param version the server's
   */
  public TableCall<?, BatchResult> batch(Batch batch, ServerVersion version) {
    return batch(
        batch,
        List.of(new TabletPart(0, batch.operations())),
        List.of(),
        version,
        ROUTED_ELSEWHERE);
  }

  /**
   * A batch, or a part of one, for one server.
   *
   * @param parts all of its operations by tablet; just one for a server without batches by log stream
   * @param keyColumns the primary key's columns, for keys without names
   * @param version the server's
   */
  public TableCall<?, BatchResult> batch(
      Batch batch,
      List<TabletPart> parts,
      List<String> keyColumns,
      ServerVersion version,
      Locator locator) {
    boolean readOnly = batch.operations().stream().allMatch(Get.class::isInstance);
    return Feature.LOG_STREAM_BATCH.in(version)
        ? logStreamBatch(batch, parts, keyColumns, readOnly, locator)
        : legacyBatch(batch, readOnly, locator);
  }

  private TableCall<?, BatchResult> logStreamBatch(
      Batch batch,
      List<TabletPart> parts,
      List<String> keyColumns,
      boolean readOnly,
      Locator locator) {
    // Made here, so that a batch that cannot be sent fails in the caller's hands.
    LogStreamRequest message = LogStreamBatch.message(new byte[0], table, batch, parts, keyColumns);
    return call(
        "batch",
        readOnly,
        locator,
        SchemaCheck.of(batch),
        request(
            Opcode.LOG_STREAM_EXECUTE,
            (credential, destination) ->
                message.addressed(credential, destination.tableId(), destination.logStreamId()),
            LogStreamRequest.CODEC,
            LogStreamResult.CODEC),
        (answer, connection, route) -> RowMapper.logStreamBatch(answer));
  }

  private TableCall<?, BatchResult> legacyBatch(Batch batch, boolean readOnly, Locator locator) {
    return call(
        "batch",
        readOnly,
        locator,
        SchemaCheck.of(batch),
        request(
            Opcode.BATCH_EXECUTE,
            (credential, destination) ->
                RequestFactory.legacyBatch(credential, destination, table, batch),
            BatchRequest.CODEC,
            io.obkv.protocol.message.BatchResult.CODEC),
        (answer, connection, route) -> RowMapper.legacyBatch(answer));
  }

  /** The first page of a query. */
  public TableCall<EncodedPage.Answer, Page> start(Query query, Locator locator) {
    return page("query", query, -1, QueryStep.START, locator);
  }

  /** A further page; only for the connection of the page before. */
  public TableCall<EncodedPage.Answer, Page> next(Query query, long sessionId) {
    return page("query_next", query, sessionId, QueryStep.NEXT, ROUTED_ELSEWHERE);
  }

  /** The end of a query that is not read to its end. */
  public TableCall<EncodedPage.Answer, Page> end(Query query, long sessionId) {
    return page("query_end", query, sessionId, QueryStep.END, ROUTED_ELSEWHERE);
  }

  private TableCall<EncodedPage.Answer, Page> page(
      String operation, Query query, long sessionId, QueryStep step, Locator locator) {
    return call(
        operation,
        true,
        locator,
        SchemaCheck.NONE,
        asyncQuery((credential, destination) ->
            RequestFactory.query(credential, destination, table, query, sessionId, step, reads)),
        Page::of);
  }

  /** Aggregates. */
  public TableCall<EncodedPage.Answer, Row> aggregate(Aggregate aggregate, Locator locator) {
    return call(
        "aggregate",
        true,
        locator,
        SchemaCheck.NONE,
        asyncQuery((credential, destination) ->
            RequestFactory.aggregate(credential, destination, table, aggregate, reads)),
        (answer, connection, route) -> Page.of(answer, connection, route).onlyRow());
  }

  private Request<EncodedPage.Answer> asyncQuery(Request.Message<AsyncQueryRequest> message) {
    return request(
        Opcode.ASYNC_QUERY, message, AsyncQueryRequest.CODEC, EncodedPage.Answer::decode);
  }

  private <Q, A> Request<A> request(
      int opcode, Request.Message<Q> message, Codec<Q> codec, Decoder<A> answerDecoder) {
    return Request.routed(opcode, message, codec, answerDecoder, attemptTimeout)
        .withServerTimeout(serverTimeout);
  }

  private <A, R> TableCall<A, R> call(
      String operation,
      boolean repeatable,
      Locator locator,
      SchemaCheck check,
      Request<A> request,
      TableCall.Reader<A, R> reader) {
    return new TableCall<>(
        operation,
        table,
        routedBy,
        repeatable,
        weak(operation),
        locator,
        checks ? check : SchemaCheck.NONE,
        request,
        reader);
  }

  private boolean weak(String operation) {
    return reads == Consistency.WEAK && WEAK_READS.contains(operation);
  }
}
