// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.routing.ManualScheduler;
import io.obkv.routing.ScriptedServers;
import io.obkv.routing.schema.Tablet;
import io.obkv.routing.server.Roster;
import io.obkv.routing.server.ServerOptions;
import io.obkv.transport.HostAndPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LocationCacheTest {
  private static final HostAndPort FIRST = new HostAndPort("10.0.0.1", 1);
  private static final HostAndPort SECOND = new HostAndPort("10.0.0.2", 2);
  private static final Tablet TABLET = new Tablet(500, 7);

  private record Question(List<Long> tablets, CompletableFuture<List<ReplicaNews>> answer) {}

  private final ManualScheduler scheduler = new ManualScheduler();
  private final List<Question> questions = new ArrayList<>();
  private final ScriptedServers servers = new ScriptedServers();
  private final LocationCache cache = new LocationCache(
      this::ask,
      new Roster(servers::pool, ServerOptions.DEFAULT, scheduler),
      scheduler,
      Duration.ofSeconds(60),
      Duration.ofMillis(20));

  private CompletableFuture<List<ReplicaNews>> ask(String table, List<Long> tablets) {
    Question question = new Question(tablets, new CompletableFuture<>());
    questions.add(question);
    return question.answer();
  }

  private static List<ReplicaNews> leader(HostAndPort server) {
    return List.of(new ReplicaNews(TABLET.tabletId(), 1001, server, true));
  }

  private HostAndPort cachedLeader() {
    return cache.cached(TABLET).leader().server().address();
  }

  @Test
  void manyCallersAskOnce() {
    CompletableFuture<TabletLocation> one = cache.get("t", TABLET);
    CompletableFuture<TabletLocation> other = cache.get("t", TABLET);
    assertThat(questions).hasSize(1);
    questions.get(0).answer().complete(leader(FIRST));
    assertThat(one.join()).isSameAs(other.join());
    assertThat(cachedLeader()).isEqualTo(FIRST);
    assertThat(cache.cached(TABLET).leader().destination().logStreamId()).isEqualTo(1001);
  }

  @Test
  void whatIsWantedMeanwhileIsAskedForTogetherAfterAPause() {
    var first = cache.get("t", TABLET);
    var second = cache.get("t", new Tablet(500, 8));
    var third = cache.get("t", new Tablet(500, 9));
    questions.get(0).answer().complete(leader(FIRST));
    assertThat(first).isDone();
    assertThat(questions).hasSize(1);
    scheduler.advanceMillis(20);
    assertThat(questions).hasSize(2);
    assertThat(questions.get(1).tablets()).containsExactly(8L, 9L);
    questions.get(1).answer().complete(List.of());
    assertThat(second.join().leader()).isNull();
    assertThat(third).isDone();
  }

  @Test
  void lateNewsDoesNotTakeThePlaceOfFresherNews() {
    var unused = cache.get("t", TABLET);
    scheduler.advanceMillis(1);
    cache.moved(TABLET, SECOND);
    questions.get(0).answer().complete(leader(FIRST));
    assertThat(cachedLeader()).isEqualTo(SECOND);
  }

  @Test
  void aMoveOfTheLeaderLeavesTheOtherReplicasWhereTheyAre() {
    var unused = cache.get("t", TABLET);
    questions
        .get(0)
        .answer()
        .complete(List.of(
            new ReplicaNews(TABLET.tabletId(), 1001, FIRST, true),
            new ReplicaNews(TABLET.tabletId(), 1001, SECOND, false)));
    cache.moved(TABLET, SECOND);
    assertThat(cachedLeader()).isEqualTo(SECOND);
    assertThat(cache.cached(TABLET).logStreamId()).isEqualTo(1001);
    assertThat(cache.cached(TABLET).followers())
        .extracting(replica -> replica.server().address())
        .containsExactly(FIRST);
  }

  @Test
  void anAttemptSaysNothingAgainstNewsThatCameAfterItBegan() {
    var unused = cache.get("t", TABLET);
    questions.get(0).answer().complete(leader(FIRST));
    long before = scheduler.nanoTime();
    scheduler.advanceMillis(30);
    cache.moved(TABLET, SECOND);
    cache.invalidate(TABLET, before);
    assertThat(cachedLeader()).isEqualTo(SECOND);
    scheduler.advanceMillis(1);
    cache.invalidate(TABLET, scheduler.nanoTime());
    assertThat(cache.cached(TABLET)).isNull();
  }

  @Test
  void asksAgainInTheBackgroundWhenALocationIsOld() {
    var unused = cache.get("t", TABLET);
    questions.get(0).answer().complete(leader(FIRST));
    cache.refreshIfOld("t", cache.cached(TABLET), scheduler.nanoTime());
    assertThat(questions).hasSize(1);
    scheduler.advanceMillis(61_000);
    cache.refreshIfOld("t", cache.cached(TABLET), scheduler.nanoTime());
    assertThat(questions).hasSize(2);
    assertThat(cachedLeader()).isEqualTo(FIRST);
    questions.get(1).answer().complete(leader(SECOND));
    assertThat(cachedLeader()).isEqualTo(SECOND);
  }

  @Test
  void aFailedQuestionIsEverybodysFailureAndAskedAnewAfterwards() {
    var waiting = cache.get("t", TABLET);
    questions.get(0).answer().completeExceptionally(new IllegalStateException("down"));
    assertThat(waiting).isCompletedExceptionally();
    scheduler.advanceMillis(20);
    var unused = cache.get("t", TABLET);
    assertThat(questions).hasSize(2);
  }
}
