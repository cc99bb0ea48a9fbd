// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.PartitionMetaRequest;
import io.obkv.protocol.message.PartitionMetaResult;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.tablet.TabletStore;
import java.util.concurrent.CompletableFuture;

/**
 * The Table API over tablets. Safe for many threads.
 *
 * <p>Methods throw, or fail their future with, {@link io.obkv.server.error.RequestException} where
 * OceanBase reports an error in the answer's head; errors that it reports per operation are in the
 * answer. A request that fails has changed nothing.
 */
public final class TableModel implements AutoCloseable {
  private final TabletStore store;
  private final SingleOperations operations;
  private final Batches batches;
  private final LogStreamBatches logStreamBatches;
  private final ConditionalWrites conditionalWrites;
  private final Queries queries;

  /** A model over a store, which stays the caller's: close the model first. */
  public TableModel(TabletStore store) {
    this.store = store;
    this.operations = new SingleOperations(store);
    this.batches = new Batches(store);
    this.logStreamBatches = new LogStreamBatches(store);
    this.conditionalWrites = new ConditionalWrites(store);
    this.queries = new Queries(store);
  }

  /**
   * Begins to gather the writes of operations that the calling thread executes: for requests that came
   * together. Their futures may complete no sooner than when the gathering is closed.
   */
  public LogStream.Gathering gatherWrites() {
    return store.gatherWrites();
  }

  /** One operation on one row (3.3). Does not block. */
  public CompletableFuture<OperationResult> execute(
      OperationRequest request, RequestContext context) {
    return operations.execute(request, context);
  }

  /** Operations on one table (3.4). */
  public CompletableFuture<BatchResult> executeBatch(BatchRequest request, RequestContext context) {
    return batches.execute(request, context);
  }

  /** Operations on the tablets of one table, as one transaction (3.8). */
  public CompletableFuture<LogStreamResult> executeLogStream(
      LogStreamRequest request, RequestContext context) {
    return logStreamBatches.execute(request, context);
  }

  /** A query, answered at once and whole (3.5). */
  public CompletableFuture<QueryResult> query(QueryRequest request, RequestContext context) {
    return CompletableFuture.completedFuture(queries.query(request, context));
  }

  /** A step of a query that is answered page by page (3.6). */
  public CompletableFuture<AsyncQueryResult> asyncQuery(
      AsyncQueryRequest request, RequestContext context) {
    return CompletableFuture.completedFuture(queries.step(request, context));
  }

  /** Changes what a query finds, or stores a row if a check passes (3.7). */
  public CompletableFuture<QueryAndMutateResult> queryAndMutate(
      QueryAndMutateRequest request, RequestContext context) {
    return conditionalWrites.execute(request, context);
  }

  /** How a table is partitioned (3.12). */
  public CompletableFuture<PartitionMetaResult> partitionMeta(
      PartitionMetaRequest request, RequestContext context) {
    return CompletableFuture.completedFuture(PartitionMetadata.of(request, context));
  }

  /** Drops the queries that wait for their next page. A second call does nothing. */
  @Override
  public void close() {
    queries.close();
  }
}
