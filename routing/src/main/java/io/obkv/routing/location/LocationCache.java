// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.obkv.routing.schema.Tablet;
import io.obkv.routing.server.Roster;
import io.obkv.transport.Destination;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Locations by tablet. What is old is asked for again in the background; what turned out wrong is
 * forgotten, and whoever needs it then waits for one question that is asked for all. Late news never
 * takes the place of fresher news. Safe for many threads; never blocks.
 */
public final class LocationCache {
  private static final long MOST_TABLETS = 1_000_000;

  private final LocationSource source;
  private final Roster roster;
  private final Scheduler scheduler;
  private final long refreshAfterNanos;
  private final long pauseNanos;
  private final Cache<Tablet, TabletLocation> known;
  private final Map<String, LocationRefresh> refreshes = new ConcurrentHashMap<>();

  /**
   * @param refreshAfter the age at which a location is asked for again in the background
   * @param pause the shortest time between two questions about one table
   */
  public LocationCache(
      LocationSource source,
      Roster roster,
      Scheduler scheduler,
      Duration refreshAfter,
      Duration pause) {
    this.source = source;
    this.roster = roster;
    this.scheduler = scheduler;
    this.refreshAfterNanos = refreshAfter.toNanos();
    this.pauseNanos = pause.toNanos();
    known = Caffeine.newBuilder()
        .maximumSize(MOST_TABLETS)
        .executor(Runnable::run)
        .ticker(scheduler::nanoTime)
        .build();
  }

  /** The location as it is known; null where it must be asked for. Makes no object. */
  public TabletLocation cached(Tablet tablet) {
    return known.getIfPresent(tablet);
  }

  /**
   * Asks for a location again in the background when it is old.
   *
   * @param now by the client's clock
   */
  public void refreshIfOld(String table, TabletLocation location, long now) {
    if (now - location.askedNanos() > refreshAfterNanos) {
      var unused = refresh(table, location.tablet());
    }
  }

  /** The location, asked for where it is not known; its leader may be null. */
  public CompletableFuture<TabletLocation> get(String table, Tablet tablet) {
    TabletLocation cached = cached(tablet);
    return cached != null && cached.leader() != null
        ? CompletableFuture.completedFuture(cached)
        : refresh(table, tablet);
  }

  /** Asks for a location; what is known stays until the answer is here. */
  public CompletableFuture<TabletLocation> refresh(String table, Tablet tablet) {
    return refreshes
        .computeIfAbsent(
            table, name -> new LocationRefresh(name, source, scheduler, pauseNanos, this))
        .ask(tablet);
  }

  /**
   * Says that an attempt found a location wrong: what was known when it began is forgotten. News that
   * came since then is kept, as the attempt says nothing against it.
   */
  public void invalidate(Tablet tablet, long attemptNanos) {
    known
        .asMap()
        .computeIfPresent(
            tablet, (key, entry) -> entry.askedNanos() - attemptNanos > 0 ? entry : null);
  }

  /** A server said where the leader is now; the replicas elsewhere stay. */
  public void moved(Tablet tablet, HostAndPort leader) {
    TabletLocation before = cached(tablet);
    long logStream = before == null ? -1 : before.logStreamId();
    List<ReplicaNews> news = new ArrayList<>();
    news.add(new ReplicaNews(tablet.tabletId(), logStream, leader, true));
    if (before != null) {
      Stream.concat(Stream.ofNullable(before.leader()), before.followers().stream())
          .map(replica -> replica.server().address())
          .filter(address -> !address.equals(leader))
          .forEach(
              address -> news.add(new ReplicaNews(tablet.tabletId(), logStream, address, false)));
    }
    var unused = keep(tablet, news, scheduler.nanoTime());
  }

  /** Takes news in; returns what is known then. */
  TabletLocation keep(Tablet tablet, List<ReplicaNews> news, long askedNanos) {
    TabletLocation young = location(tablet, news, askedNanos);
    return known
        .asMap()
        .merge(
            tablet, young, (old, other) -> other.askedNanos() - old.askedNanos() < 0 ? old : other);
  }

  private TabletLocation location(Tablet tablet, List<ReplicaNews> news, long askedNanos) {
    long logStream = news.isEmpty() ? -1 : news.get(0).logStreamId();
    Destination destination = new Destination(tablet.tableId(), tablet.tabletId(), logStream);
    Replica leader = null;
    List<Replica> followers = new ArrayList<>();
    for (ReplicaNews line : news) {
      Replica replica =
          new Replica(tablet, roster.server(line.server()), line.leader(), destination);
      if (line.leader() && leader == null) {
        leader = replica;
      } else {
        followers.add(replica);
      }
    }
    return new TabletLocation(tablet, logStream, leader, followers, askedNanos);
  }
}
