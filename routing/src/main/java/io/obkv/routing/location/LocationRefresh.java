// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import io.obkv.routing.schema.Tablet;
import io.obkv.transport.Scheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Questions about one table's tablets: one at a time, with a pause between two, each about all tablets
 * that were asked for since the one before. So a server that dies with many tablets costs few questions,
 * and a tablet without a leader does not make its callers ask in a loop.
 */
final class LocationRefresh {
  private final String table;
  private final LocationSource source;
  private final Scheduler scheduler;
  private final long pauseNanos;
  private final LocationCache cache;
  private Map<Tablet, CompletableFuture<TabletLocation>> wanted = new LinkedHashMap<>();
  private Map<Tablet, CompletableFuture<TabletLocation>> asked = Map.of();
  private boolean busy;

  LocationRefresh(
      String table,
      LocationSource source,
      Scheduler scheduler,
      long pauseNanos,
      LocationCache cache) {
    this.table = table;
    this.source = source;
    this.scheduler = scheduler;
    this.pauseNanos = pauseNanos;
    this.cache = cache;
  }

  CompletableFuture<TabletLocation> ask(Tablet tablet) {
    CompletableFuture<TabletLocation> answer;
    synchronized (this) {
      answer = asked.get(tablet);
      if (answer != null && !answer.isDone()) {
        return answer;
      }
      answer = wanted.computeIfAbsent(tablet, key -> new CompletableFuture<>());
      if (busy) {
        return answer;
      }
      busy = true;
    }
    askAll();
    return answer;
  }

  private void askAll() {
    Map<Tablet, CompletableFuture<TabletLocation>> question;
    synchronized (this) {
      question = wanted;
      asked = question;
      wanted = new LinkedHashMap<>();
      if (question.isEmpty()) {
        busy = false;
        return;
      }
    }
    long now = scheduler.nanoTime();
    List<Long> ids = question.keySet().stream().map(Tablet::tabletId).distinct().toList();
    var unused = source.locate(table, ids).whenComplete((news, thrown) -> {
      if (thrown != null) {
        question.values().forEach(answer -> answer.completeExceptionally(thrown));
      } else {
        Map<Long, List<ReplicaNews>> byTablet =
            news.stream().collect(Collectors.groupingBy(ReplicaNews::tabletId));
        question.forEach((tablet, answer) -> answer.complete(
            cache.keep(tablet, byTablet.getOrDefault(tablet.tabletId(), List.of()), now)));
      }
      pause();
    });
  }

  private void pause() {
    if (pauseNanos == 0 || !scheduler.schedule(this::askAll, pauseNanos)) {
      askAll();
    }
  }
}
