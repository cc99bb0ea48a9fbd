// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.protocol.message.Feature;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.location.TabletLocation;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import io.obkv.table.mapping.TabletPart;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.RowOperation;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.MutationResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One batch in direct mode: operations on tablets of one log stream travel together, as one transaction;
 * the parts go side by side and their results are put in the order of the batch. A part that finds the
 * table laid out otherwise is divided again.
 */
final class SplitBatch {
  /** The operations of one tablet, by their places in the batch. */
  private record OfTablet(int index, List<Integer> places) {}

  private final SplitDispatcher table;
  private final Batch batch;
  private final long deadlineNanos;
  private final int divisions;

  SplitBatch(SplitDispatcher table, Batch batch, long deadlineNanos) {
    this(table, batch, deadlineNanos, 1);
  }

  private SplitBatch(SplitDispatcher table, Batch batch, long deadlineNanos, int divisions) {
    this.table = table;
    this.batch = batch;
    this.deadlineNanos = deadlineNanos;
    this.divisions = divisions;
  }

  CompletableFuture<BatchResult> run() {
    if (batch.operations().isEmpty()) {
      throw new IllegalArgumentException("an empty batch");
    }
    return table.schema(deadlineNanos).thenCompose(this::divide);
  }

  private CompletableFuture<BatchResult> divide(TableSchema schema) {
    Collection<OfTablet> all = byTablet(schema);
    if (all.size() == 1) {
      return send(schema, List.copyOf(all), null).thenApply(this::inOrder);
    }
    List<Tablet> tablets =
        all.stream().map(part -> schema.tablets().get(part.index())).toList();
    return table
        .router()
        .locate(table.calls().table(), tablets, deadlineNanos)
        .thenCompose(locations -> sendAll(schema, List.copyOf(all), locations));
  }

  private Collection<OfTablet> byTablet(TableSchema schema) {
    Map<Integer, OfTablet> tablets = new LinkedHashMap<>();
    List<RowOperation> operations = batch.operations();
    for (int i = 0; i < operations.size(); i++) {
      int index =
          schema.locate(operations.get(i).key().names(), operations.get(i).key().values());
      if (index == TableSchema.NO_PARTITION) {
        throw DirectRouter.noPartition();
      }
      tablets
          .computeIfAbsent(index, at -> new OfTablet(at, new ArrayList<>()))
          .places()
          .add(i);
    }
    return tablets.values();
  }

  private CompletableFuture<BatchResult> sendAll(
      TableSchema schema, List<OfTablet> all, List<TabletLocation> locations) {
    Map<Object, List<OfTablet>> groups = new LinkedHashMap<>();
    Map<Object, TabletLocation> first = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Object group = groupOf(locations.get(i));
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(all.get(i));
      first.putIfAbsent(group, locations.get(i));
    }
    List<CompletableFuture<Map<Integer, MutationResult>>> sent = new ArrayList<>();
    groups.forEach((group, parts) -> sent.add(send(schema, parts, first.get(group))));
    return Parts.ofWrites(sent).thenApply(results -> {
      Map<Integer, MutationResult> whole = new TreeMap<>();
      results.forEach(whole::putAll);
      return inOrder(whole);
    });
  }

  /** Those of one log stream have one leader; nothing is known of those without a leader. */
  private Object groupOf(TabletLocation location) {
    boolean together =
        Feature.LOG_STREAM_BATCH.in(table.serverVersion()) && location.leader() != null;
    return together
        ? List.of(location.leader().server().address(), location.logStreamId())
        : location.tablet();
  }

  /**
   * Sends one part; gives results by their places in the batch.
   *
   * @param first where its first tablet is, if the part has several; else null
   */
  private CompletableFuture<Map<Integer, MutationResult>> send(
      TableSchema schema, List<OfTablet> parts, TabletLocation first) {
    List<Integer> places =
        parts.stream().flatMap(part -> part.places().stream()).toList();
    Batch sub = only(places);
    List<TabletPart> tablets = parts.stream()
        .map(part -> new TabletPart(
            schema.tablets().get(part.index()).tabletId(), only(part.places()).operations()))
        .toList();
    TabletLocator fixed = new TabletLocator(schema, parts.get(0).index());
    return table
        .executor()
        .execute(
            table
                .calls()
                .batch(sub, tablets, schema.keyColumns(), table.serverVersion(), current -> {
                  if (parts.size() > 1 && !table.router().isStill(first)) {
                    throw new LayoutChangedException(schema.name());
                  }
                  return fixed.locate(current);
                }),
            table.left(deadlineNanos))
        .thenApply(result -> byPlace(places, result))
        .exceptionallyCompose(thrown -> again(schema, parts, places, Parts.unwrapped(thrown)));
  }

  private Batch only(List<Integer> places) {
    Batch sub = Batch.of(places.stream().map(batch.operations()::get).toList());
    return batch.returnsOneResult() ? sub.returningOneResult() : sub;
  }

  private CompletableFuture<Map<Integer, MutationResult>> again(
      TableSchema schema, List<OfTablet> parts, List<Integer> places, Throwable cause) {
    if (!(cause instanceof LayoutChangedException) || divisions >= SplitDispatcher.MOST_DIVISIONS) {
      return CompletableFuture.failedFuture(cause);
    }
    table
        .router()
        .forget(
            table.calls().table(),
            parts.stream().map(part -> schema.tablets().get(part.index())).toList());
    return new SplitBatch(table, only(places), deadlineNanos, divisions + 1)
        .run()
        .thenApply(result -> byPlace(places, result));
  }

  /** One result for all stands at the first place. */
  private Map<Integer, MutationResult> byPlace(List<Integer> places, BatchResult result) {
    Map<Integer, MutationResult> byPlace = new TreeMap<>();
    if (batch.returnsOneResult()) {
      byPlace.put(places.get(0), new MutationResult(result.affectedRows(), Optional.empty()));
      return byPlace;
    }
    for (int i = 0; i < result.results().size(); i++) {
      byPlace.put(places.get(i), result.results().get(i));
    }
    return byPlace;
  }

  private BatchResult inOrder(Map<Integer, MutationResult> byPlace) {
    if (!batch.returnsOneResult()) {
      return new BatchResult(List.copyOf(byPlace.values()));
    }
    long affected =
        byPlace.values().stream().mapToLong(MutationResult::affectedRows).sum();
    return new BatchResult(List.of(new MutationResult(affected, Optional.empty())));
  }
}
