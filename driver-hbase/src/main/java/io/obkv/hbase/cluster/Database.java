// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.protocol.message.BinlogRowImage;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.MetaRequest;
import io.obkv.protocol.message.MetaResponse;
import io.obkv.protocol.message.MetaType;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.Decoder;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.DatabaseAccess;
import io.obkv.transport.Request;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One database, which is one HBase namespace, and the requests that can be sent to it. Never blocks, but for
 * who waits anyway; safe for many threads. Futures fail with an {@link io.obkv.error.ObkvException} and are completed on an I/O
 * thread: what depends on them must not block.
 */
public final class Database {
  private static final int NO_SESSION = -1;
  private static final int NO_HBASE_OPERATION = -1;

  private final String name;
  private final DatabaseAccess access;
  private final ServerClock clock;

  Database(String name, DatabaseAccess access) {
    this.name = name;
    this.access = access;
    this.clock = new ServerClock(access.sql().orElse(null), System::currentTimeMillis);
  }

  /** The database's name, which is not that of the namespace where that is {@code default}. */
  public String name() {
    return name;
  }

  /** What this sends by. */
  public DatabaseAccess access() {
    return access;
  }

  /**
   * The time of changes that need one and have none, milliseconds: the servers' as well as it is known,
   * and rather later than earlier.
   */
  public long now() {
    return clock.now();
  }

  /** Whether the driver itself finds tablets and their servers. */
  public boolean isRoutedHere() {
    return access.directRouter().isPresent();
  }

  /**
   * The schema of an OceanBase table, with its partitions; empty in ODP mode. Fails with {@code
   * OB_TABLE_NOT_EXIST} where there is no such table.
   */
  public CompletableFuture<Optional<TableSchema>> schema(String table, CallTimes times) {
    Optional<DirectRouter> router = access.directRouter();
    return router.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : router.get().schema(table, times.deadlineNanos()).thenApply(Optional::of);
  }

  /**
   * As {@link #schema}, where nothing has to be waited for: null where it is not known.
   */
  public Optional<TableSchema> knownSchema(String table) {
    Optional<DirectRouter> router = access.directRouter();
    if (router.isEmpty()) {
      return Optional.empty();
    }
    TableSchema known = router.get().cachedSchema(table);
    return known == null ? null : Optional.of(known);
  }

  /**
   * Starts a query (0x1106).
   *
   * @param table as the request names it: a family's table, or in ODP mode also a table group
   * @param query see {@link QueryPage#query}
   * @param locator the tablet that is read; see {@link RowLocator}
   */
  public CompletableFuture<QueryPage> query(
      String table, byte[] query, Locator locator, CallTimes times) {
    return query(table, query, locator, times, Function.identity());
  }

  /**
   * As {@link #query(String, byte[], Locator, CallTimes)}.
   *
   * @param reader what the first page is turned into, on the thread that it comes on
   */
  public <R> CompletableFuture<R> query(
      String table, byte[] query, Locator locator, CallTimes times, Function<QueryPage, R> reader) {
    return access
        .executor()
        .execute(
            new CellQuery<>(table, query, QueryStep.START, NO_SESSION, locator, times, reader),
            times.operation().toNanos(),
            times.waiting());
  }

  /** The page behind one that is not the last. Not repeated after a failure: the query may be lost. */
  public CompletableFuture<QueryPage> next(QueryPage page, CallTimes times) {
    return follow(page, QueryStep.NEXT, times);
  }

  /** Keeps a query from timing out at the server. */
  public CompletableFuture<QueryPage> renew(QueryPage page, CallTimes times) {
    return follow(page, QueryStep.RENEW, times);
  }

  /** Ends a query that is not read to its end. A failure leaves it to time out at the server. */
  public void end(QueryPage page, CallTimes times) {
    if (!page.end() && page.connection().isOpen()) {
      var unused = follow(page, QueryStep.END, times).exceptionally(failed -> null);
    }
  }

  private CompletableFuture<QueryPage> follow(QueryPage page, QueryStep step, CallTimes times) {
    CellQuery<QueryPage> request = new CellQuery<>(
        page.table(),
        page.query(),
        step,
        page.sessionId(),
        RowLocator.ROUTED_ELSEWHERE,
        times,
        Function.identity());
    return access
        .executor()
        .executeOn(page.connection(), page.route(), request, times.operation().toNanos());
  }

  /**
   * Sends a batch by log stream (0x1125): one transaction, all or nothing.
   *
   * @param operation what metrics call it
   * @param message a {@link io.obkv.protocol.message.LogStreamRequest}, whose tablet ids are the
   *     sender's, see {@link io.obkv.protocol.message.TabletOperations}
   * @param routedBy the family's table whose tablet says which server it goes to, and whose id is named
   * @param repeatable whether it may be applied twice
   */
  public CompletableFuture<LogStreamResult> batch(
      String operation,
      Request.Body message,
      String routedBy,
      Locator locator,
      boolean repeatable,
      CallTimes times) {
    Request<LogStreamResult> request =
        Request.written(Opcode.LOG_STREAM_EXECUTE, message, LogStreamResult.CODEC, times.attempt());
    return send(operation, routedBy, repeatable, locator, request, times);
  }

  /**
   * Sends a query-and-mutate (0x1105) on one family's table.
   *
   * @param operation what metrics call it
   */
  public CompletableFuture<QueryAndMutateResult> queryAndMutate(
      String operation, String table, QueryAndMutate message, Locator locator, CallTimes times) {
    Request<QueryAndMutateResult> request = request(
        Opcode.QUERY_AND_MUTATE,
        (credential, to) -> new QueryAndMutateRequest(
            credential,
            table,
            to.tableId(),
            to.tabletId(),
            EntityType.HBASE.number(),
            message,
            BinlogRowImage.FULL.number(),
            0,
            NO_HBASE_OPERATION),
        QueryAndMutateRequest.CODEC,
        QueryAndMutateResult.CODEC,
        times);
    return send(operation, table, false, locator, request, times);
  }

  /**
   * Asks a server for administration (0x1128), which any server can answer; gives the answer's JSON text.
   * Repeated where it is certain, or makes no difference, that it was not applied.
   */
  public CompletableFuture<String> meta(MetaType type, String json, CallTimes times) {
    boolean reads = switch (type) {
      case TABLE_PARTITION_INFO, REGION_LOCATOR, REGION_METRICS, TABLE_EXISTS, TABLE_DESCRIPTOR ->
        true;
      default -> false;
    };
    Request<MetaResponse> request = request(
        Opcode.META_INFO,
        (credential, to) -> new MetaRequest(credential, type.number(), json),
        MetaRequest.CODEC,
        MetaResponse.CODEC,
        times);
    FamilyRequest<MetaResponse, String> call = new FamilyRequest<>(
        "meta",
        name,
        reads,
        RowLocator.ROUTED_ELSEWHERE,
        request,
        (answer, connection, route) -> answer.message().json());
    return access.anyServer().execute(call, times.operation().toNanos());
  }

  private <A> CompletableFuture<A> send(
      String operation,
      String table,
      boolean repeatable,
      Locator locator,
      Request<A> request,
      CallTimes times) {
    FamilyRequest<A, A> call = new FamilyRequest<>(
        operation,
        table,
        repeatable,
        locator,
        request,
        (answer, connection, route) -> answer.message());
    return access.executor().execute(call, times.operation().toNanos(), times.waiting());
  }

  private static <Q, A> Request<A> request(
      int opcode,
      Request.Message<Q> message,
      Codec<Q> codec,
      Decoder<A> answerDecoder,
      CallTimes times) {
    return Request.routed(opcode, message, codec, answerDecoder, times.attempt());
  }
}
