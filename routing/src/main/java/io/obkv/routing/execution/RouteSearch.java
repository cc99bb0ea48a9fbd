// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.routing.location.Replica;
import io.obkv.routing.location.TabletLocation;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds the route of one request when it is not known: reads the schema, then the location. Both may be
 * under way for other calls already, whose deadlines are others; so this watches its own.
 */
final class RouteSearch {
  /**
   * A key outside of all partitions, or a tablet that is nowhere, makes the schema be read again, but only
   * where it is older.
   */
  static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final DirectRouter router;
  private final RoutedRequest<?, ?> request;
  private final long deadlineNanos;
  private final Router.Waiter waiter;

  /** Holds the search until it ends: its timer, which stays, must not keep alive what is to be sent. */
  private final AtomicReference<RouteSearch> underWay = new AtomicReference<>(this);

  RouteSearch(
      DirectRouter router, RoutedRequest<?, ?> request, long deadlineNanos, Router.Waiter waiter) {
    this.router = router;
    this.request = request;
    this.deadlineNanos = deadlineNanos;
    this.waiter = waiter;
  }

  void begin() {
    long left = deadlineNanos - router.scheduler.nanoTime();
    AtomicReference<RouteSearch> search = underWay;
    if (left <= 0 || !router.scheduler.schedule(() -> outOfTime(search), left)) {
      outOfTime(search);
      return;
    }
    var unused = router
        .schemas
        .get(request.routedBy())
        .thenCompose(schema -> locate(schema, true))
        .whenComplete((route, thrown) -> {
          if (thrown != null) {
            end(thrown);
          } else if (ends()) {
            waiter.routed(route);
          }
        });
  }

  private CompletableFuture<Replica> locate(Optional<TableSchema> found, boolean mayReadAgain) {
    TableSchema schema = found.orElseThrow(() -> DirectRouter.noSuchTable(request.routedBy()));
    RuntimeException wrong = request.check(schema);
    if (wrong != null) {
      if (mayReadAgain && isOld()) {
        return readAgain();
      }
      throw wrong;
    }
    int index = request.locate(schema);
    if (index >= 0) {
      return find(schema.tablets().get(index), mayReadAgain);
    }
    if (mayReadAgain && isOld()) {
      return readAgain();
    }
    throw DirectRouter.noPartition();
  }

  private CompletableFuture<Replica> readAgain() {
    return router.schemas.refresh(request.routedBy()).thenCompose(again -> locate(again, false));
  }

  private CompletableFuture<Replica> find(Tablet tablet, boolean mayReadAgain) {
    TabletLocation known = router.locations.cached(tablet);
    Replica replica = known == null ? null : router.choose(request, known);
    if (replica != null) {
      return CompletableFuture.completedFuture(replica);
    }
    return router.locations.refresh(request.routedBy(), tablet).thenCompose(location -> {
      // A tablet that nobody has may be one of a table that was dropped and made anew.
      boolean nowhere = location.leader() == null && location.followers().isEmpty();
      return nowhere && mayReadAgain && isOld()
          ? readAgain()
          : CompletableFuture.completedFuture(choose(location));
    });
  }

  private boolean isOld() {
    return router.schemas.isOlder(request.routedBy(), FRESH_NANOS);
  }

  private Replica choose(TabletLocation location) {
    Replica replica = router.choose(request, location);
    if (replica == null) {
      throw DirectRouter.refusal(
          request.weak()
              ? ErrorCode.OB_NO_READABLE_REPLICA
              : ErrorCode.OB_LOCATION_LEADER_NOT_EXIST,
          "no replica of tablet " + location.tablet().tabletId() + " of " + request.routedBy()
              + " is known that may serve the call");
    }
    return replica;
  }

  /** Whether this is the first of several ends. */
  private boolean ends() {
    return underWay.getAndSet(null) != null;
  }

  private void end(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (ends()) {
      waiter.unroutable(
          cause instanceof RuntimeException known ? known : new IllegalStateException(cause));
    }
  }

  private static void outOfTime(AtomicReference<RouteSearch> underWay) {
    RouteSearch late = underWay.get();
    if (late != null) {
      late.end(new DeadlineExceededException(
          "where " + late.request.routedBy() + " is was not found out in time",
          Effect.NOT_APPLIED,
          null));
    }
  }
}
