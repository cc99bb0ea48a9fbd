// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.HBaseRequest;
import io.obkv.protocol.message.HBaseResult;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import io.obkv.server.tablet.TabletStore;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The HBase API over tablets: what requests of entity type HKV mean. Safe for many threads.
 *
 * <p>Methods throw, or fail their future with, {@link io.obkv.server.error.RequestException}. A
 * request that fails has changed nothing; one that succeeds is one transaction, over any number of rows
 * and families.
 */
public final class HBaseModel implements AutoCloseable {
  private final TabletStore store;
  private final TableModel tables;
  private final HBaseReads reads;
  private final HBaseBatches batches;
  private final HBaseTableBatches tableBatches;
  private final CheckedWrites checkedWrites;
  private final PutRequests putRequests;
  private final TimedOperations timedOperations;

  /**
   * A model over a store, which stays the caller's: close the model first.
   *
   * @param tables serves the requests that mean no more here than they do there
   * @param clock gives cells their times, and says when they have expired
   */
  public HBaseModel(TabletStore store, TableModel tables, Clock clock) {
    this.store = store;
    this.tables = tables;
    this.reads = new HBaseReads(store);
    this.batches = new HBaseBatches(store, clock, reads);
    this.tableBatches = new HBaseTableBatches(store, clock);
    this.checkedWrites = new CheckedWrites(store, clock);
    this.putRequests = new PutRequests(store, clock);
    this.timedOperations = new TimedOperations(tables, clock);
  }

  /** One operation on one cell (3.3). */
  public CompletableFuture<OperationResult> execute(
      OperationRequest request, RequestContext context) {
    Optional<HTableTarget> family = WriteTargets.family(store, context, request.tableName());
    family.ifPresent(HTableTarget::refuseDisabled);
    return family.isPresent()
        ? timedOperations.execute(request, context)
        : tables.execute(request, context);
  }

  /** Puts and deletes on one family (3.4). */
  public CompletableFuture<BatchResult> executeBatch(BatchRequest request, RequestContext context) {
    return WriteTargets.family(store, context, request.tableName()).isPresent()
        ? tableBatches.execute(request, context)
        : tables.executeBatch(request, context);
  }

  /** Puts, deletes and gets on an HBase table, as one transaction (3.8). */
  public CompletableFuture<LogStreamResult> executeLogStream(
      LogStreamRequest request, RequestContext context) {
    return batches.execute(request, context);
  }

  /** A read, answered at once and whole (3.5). */
  public CompletableFuture<QueryResult> query(QueryRequest request, RequestContext context) {
    return request.query().hTableFilter() == null
        ? tables.query(request, context)
        : CompletableFuture.completedFuture(reads.query(request, context));
  }

  /** A step of a read that is answered page by page (3.6). */
  public CompletableFuture<AsyncQueryResult> asyncQuery(
      AsyncQueryRequest request, RequestContext context) {
    return request.request().query().hTableFilter() == null
        ? tables.asyncQuery(request, context)
        : CompletableFuture.completedFuture(reads.step(request, context));
  }

  /** Whether {@link #startLightly} is worth a try. */
  public static boolean isLight(AsyncQueryRequest request) {
    return request.step() == QueryStep.START.number()
        && request.request().query().hTableFilter() != null
        && HBaseReads.isLight(request.request());
  }

  /**
   * Begins to read a row that is thought to be small, or a few that may be known (3.6).
   *
   * @throws io.obkv.server.error.HeavyRequestException when it is not
   */
  public CompletableFuture<AsyncQueryResult> startLightly(
      AsyncQueryRequest request, RequestContext context) {
    return CompletableFuture.completedFuture(reads.startLightly(request, context));
  }

  /** Changes of a row that look at it first: checks, appends, increments (3.7). */
  public CompletableFuture<QueryAndMutateResult> queryAndMutate(
      QueryAndMutateRequest request, RequestContext context) {
    return checkedWrites.execute(request, context);
  }

  /** Puts in their compact form (3.9). */
  public CompletableFuture<HBaseResult> put(HBaseRequest request, RequestContext context) {
    return putRequests.execute(request, context);
  }

  /** Drops the scans that wait for their next page. A second call does nothing. */
  @Override
  public void close() {
    reads.close();
  }
}
