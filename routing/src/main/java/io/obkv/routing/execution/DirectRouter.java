// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.routing.location.LocationCache;
import io.obkv.routing.location.Replica;
import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.location.TabletLocation;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import io.obkv.routing.server.Roster;
import io.obkv.routing.server.Route;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Scheduler;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Direct mode: finds the tablet of a request in the table's schema, the tablet's leader (or, for a weak
 * read, another replica) in the cache of locations, and acts on errors that say that either is out of
 * date. Where both are known, routing makes no object of its own.
 */
public final class DirectRouter implements Router {
  final SchemaCache schemas;
  final LocationCache locations;
  final ReplicaSelector selector;
  final Scheduler scheduler;
  private final Roster roster;

  /** Takes the roster over: closing this closes it. */
  public DirectRouter(
      SchemaCache schemas,
      LocationCache locations,
      ReplicaSelector selector,
      Roster roster,
      Scheduler scheduler) {
    this.schemas = schemas;
    this.locations = locations;
    this.selector = selector;
    this.roster = roster;
    this.scheduler = scheduler;
  }

  @Override
  public Route route(RoutedRequest<?, ?> request) {
    TableSchema schema = schemas.cached(request.routedBy());
    // What speaks against it may be out of date: the search finds out.
    if (schema == null || request.check(schema) != null) {
      return null;
    }
    int index = request.locate(schema);
    if (index < 0) {
      return null;
    }
    TabletLocation location = locations.cached(schema.tablets().get(index));
    if (location == null) {
      return null;
    }
    locations.refreshIfOld(request.routedBy(), location, scheduler.nanoTime());
    return choose(request, location);
  }

  /** Null where the location has no replica that may serve the request. */
  Replica choose(RoutedRequest<?, ?> request, TabletLocation location) {
    return request.weak() ? selector.forWeakRead(location) : location.leader();
  }

  @Override
  public Route alternative(RoutedRequest<?, ?> request, Route first) {
    if (!request.weak() || !(first instanceof Replica replica)) {
      return first;
    }
    TabletLocation location = locations.cached(replica.tablet());
    Replica other = location == null ? null : selector.forWeakRead(location, replica.server());
    return other == null ? first : other;
  }

  @Override
  public void findRoute(RoutedRequest<?, ?> request, long deadlineNanos, Waiter waiter) {
    new RouteSearch(this, request, deadlineNanos, waiter).begin();
  }

  @Override
  public boolean prepareRetry(
      RoutedRequest<?, ?> request,
      Route route,
      long attemptNanos,
      ObkvException cause,
      RetryVerdict verdict) {
    if (!(route instanceof Replica replica)) {
      // There was no way to a server. What the schema lacks, it has been read for just now.
      return verdict != RetryVerdict.REFRESH_SCHEMA && verdict != RetryVerdict.FAIL;
    }
    Tablet tablet = replica.tablet();
    switch (verdict) {
      case BACK_OFF -> suspect(request.routedBy(), tablet, attemptNanos, cause);
      case FOLLOW_MOVE -> locations.moved(tablet, HostAndPort.parse(leaderOf(cause)));
      case REFRESH_LOCATION -> locations.invalidate(tablet, attemptNanos);
      case REFRESH_SCHEMA -> {
        schemas.invalidate(request.routedBy(), attemptNanos);
        locations.invalidate(tablet, attemptNanos);
      }
      case FAIL -> {
        return false;
      }
    }
    return true;
  }

  /** A server that cannot be reached may have handed its tablets over; where it has not, it is right. */
  private void suspect(String table, Tablet tablet, long attemptNanos, ObkvException cause) {
    TabletLocation known = locations.cached(tablet);
    boolean newsSince = known != null && known.askedNanos() - attemptNanos > 0;
    if (!(cause instanceof ServerException) && !newsSince) {
      var unused = locations.refresh(table, tablet);
    }
  }

  private static String leaderOf(ObkvException move) {
    return ((ServerException) move).movedTo().orElseThrow();
  }

  @Override
  public void misrouted(RoutedRequest<?, ?> request, Route route, boolean schemaStale) {
    if (schemaStale) {
      var unused = schemas.refresh(request.routedBy());
    }
    if (route instanceof Replica replica) {
      var unused = locations.refresh(request.routedBy(), replica.tablet());
    }
  }

  /**
   * The schema of a table, for whoever divides an operation among its tablets. The future fails with an
   * {@link ObkvException}, at the deadline at the latest.
   */
  public CompletableFuture<TableSchema> schema(String table, long deadlineNanos) {
    return Deadline.limit(
        schemas.get(table).thenApply(found -> found.orElseThrow(() -> noSuchTable(table))),
        scheduler,
        deadlineNanos,
        "the schema of " + table + " was not read in time");
  }

  /** As {@link #schema} where it is known; null where it must be read first. */
  public TableSchema cachedSchema(String table) {
    return schemas.cached(table);
  }

  /** Where tablets are, in their order; a location's leader may be null. Fails as {@link #schema}. */
  public CompletableFuture<List<TabletLocation>> locate(
      String table, List<Tablet> tablets, long deadlineNanos) {
    List<CompletableFuture<TabletLocation>> all =
        tablets.stream().map(tablet -> locations.get(table, tablet)).toList();
    return Deadline.limit(
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
            .thenApply(done -> all.stream().map(CompletableFuture::join).toList()),
        scheduler,
        deadlineNanos,
        "the tablets of " + table + " were not found in time");
  }

  /** Whether this is where the tablet is, by what is known now. */
  @SuppressWarnings("ReferenceEquality") // newer news of the same place is newer news
  public boolean isStill(TabletLocation location) {
    TabletLocation known = locations.cached(location.tablet());
    return known != null
        && known.askedNanos() == location.askedNanos()
        && known.leader() != null
        && known.leader().server().equals(location.leader().server());
  }

  /** Says that a table was found to be laid out otherwise, some of its tablets elsewhere. */
  public void forget(String table, List<Tablet> tablets) {
    long now = scheduler.nanoTime();
    schemas.invalidate(table, now);
    tablets.forEach(tablet -> locations.invalidate(tablet, now));
  }

  /** What a call fails with that is for a table which is not there. */
  static ServerException noSuchTable(String table) {
    return refusal(ErrorCode.OB_TABLE_NOT_EXIST, "Unknown table '" + table + "'");
  }

  /** What a call fails with that no tablet takes. */
  public static ServerException noPartition() {
    return refusal(ErrorCode.OB_NO_PARTITION_FOR_GIVEN_VALUE, "Table has no partition for value");
  }

  static ServerException refusal(ErrorCode code, String text) {
    return ServerException.foundByClient(code, text);
  }

  @Override
  public void close() {
    roster.close();
  }
}
