// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.packet.Opcode;
import io.obkv.routing.ManualScheduler;
import io.obkv.routing.ScriptedServers;
import io.obkv.routing.location.Localities;
import io.obkv.routing.location.LocationCache;
import io.obkv.routing.location.ReplicaNews;
import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.retry.RetryOptions;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.schema.SchemaRows;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Roster;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.ServerOptions;
import io.obkv.routing.sql.SqlRows;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole of direct mode over scripted servers and a scripted view of the cluster. */
class DirectRouterTest {
  private static final HostAndPort FIRST = new HostAndPort("10.0.0.1", 1);
  private static final HostAndPort SECOND = new HostAndPort("10.0.0.2", 2);
  private static final HostAndPort THIRD = new HostAndPort("10.0.0.3", 3);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final SqlRows NONE = new SqlRows(List.of(), List.of());

  private final ManualScheduler scheduler = new ManualScheduler();
  private final ScriptedServers servers = new ScriptedServers();
  private final List<ReplicaNews> view = new ArrayList<>();
  private Optional<TableSchema> table = Optional.of(schema(500, 1));
  private boolean viewAnswers = true;
  private final CompletableFuture<List<ReplicaNews>> lateView = new CompletableFuture<>();
  private int questions;
  private final List<String> heard = new ArrayList<>();

  private final Roster roster = new Roster(servers::pool, ServerOptions.DEFAULT, scheduler);
  private final DirectRouter router = new DirectRouter(
      new SchemaCache(
          name -> {
            questions++;
            return CompletableFuture.completedFuture(table);
          },
          scheduler,
          Duration.ofMillis(500),
          Duration.ofMillis(20)),
      new LocationCache(
          (name, tablets) -> {
            questions++;
            return viewAnswers ? CompletableFuture.completedFuture(List.copyOf(view)) : lateView;
          },
          roster,
          scheduler,
          Duration.ofSeconds(60),
          Duration.ofMillis(20)),
      new ReplicaSelector(ReplicaSelector.Policy.FOLLOWER_FIRST, new Localities(""), scheduler),
      roster,
      scheduler);
  private final RoutedExecutor executor =
      new RoutedExecutor(router, scheduler, RetryOptions.builder().build(), ClientMetrics.NONE);

  private static TableSchema schema(long tableId, long version) {
    SqlRows key = new SqlRows(
        List.of("index_name", "seq_in_index", "column_name"),
        List.<byte[][]>of(new byte[][] {bytes("PRIMARY"), bytes("1"), bytes("k")}));
    return new SchemaRows("t", tableId, version, NONE, key, NONE, NONE, NONE, NONE).toSchema();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void leaderIs(HostAndPort server) {
    view.removeIf(ReplicaNews::leader);
    view.add(new ReplicaNews(0, 1001, server, true));
  }

  private record Call(boolean repeatable, boolean weak, boolean mayBeHedged)
      implements RoutedRequest<Void, String> {
    Call(boolean repeatable, boolean weak) {
      this(repeatable, weak, false);
    }

    @Override
    public String operation() {
      return "get";
    }

    @Override
    public String table() {
      return "t";
    }

    @Override
    public int locate(TableSchema schema) {
      return 0;
    }

    @Override
    public Request<Void> request(Connection connection) {
      return Request.of(
          Opcode.EXECUTE,
          credential -> null,
          NoMessage.CODEC,
          NoMessage.CODEC,
          Duration.ofSeconds(1));
    }

    @Override
    public String read(Answer<Void> answer, Connection connection, Route route) {
      return answer.address();
    }
  }

  private CompletableFuture<String> get() {
    return executor.execute(new Call(true, false), TimeUnit.SECONDS.toNanos(5));
  }

  private static ServerException refusal(ErrorCode code) {
    return new ServerException(code.number(), "", "a:1", "Y0-0");
  }

  @Test
  void asksTheLeaderAndTheViewOnlyOnce() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> null);
    assertThat(get().join()).isEqualTo("10.0.0.1:1");
    assertThat(get().join()).isEqualTo("10.0.0.1:1");
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void retriesOnNewLeaderAfterNotMaster() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> refusal(ErrorCode.OB_NOT_MASTER));
    servers.at(SECOND, destination -> null);
    CompletableFuture<String> call = get();
    leaderIs(SECOND);
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
    assertThat(servers.log()).containsExactly("1/0", "2/0");
  }

  @Test
  void followsTheServersWordThatATabletHasMoved() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> ServerException.moved("10.0.0.1:1", "Y0-0", "10.0.0.2:2"));
    servers.at(SECOND, destination -> null);
    CompletableFuture<String> call = get();
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void serversThatNameEachOtherAreBelievedThreeTimesAndThenTheViewIsAsked() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> ServerException.moved("10.0.0.1:1", "Y0-0", "10.0.0.2:2"));
    servers.at(SECOND, destination -> ServerException.moved("10.0.0.2:2", "Y0-0", "10.0.0.1:1"));
    CompletableFuture<String> call = get();
    scheduler.advanceMillis(2_000);
    assertThat(call).isNotDone();
    // First by the view, to and fro by their word, and then by the view only.
    assertThat(servers.log().subList(0, 4)).containsExactly("1/0", "2/0", "1/0", "2/0");
    assertThat(servers.log().subList(4, servers.log().size())).isNotEmpty().containsOnly("1/0");
    assertThat(questions).isEqualTo(2 + servers.log().size() - 4);
    leaderIs(THIRD);
    servers.at(THIRD, destination -> null);
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.3:3");
  }

  @Test
  void aReadThatTakesLongIsSentToAnotherReplicaToo() {
    weakReadFromSecondHeld();
    CompletableFuture<String> call = hedgedRead();
    scheduler.advanceMillis(19);
    assertThat(servers.log()).containsExactly("2/0");
    scheduler.advanceMillis(2);
    assertThat(call.join()).isEqualTo("10.0.0.1:1");
    assertThat(heard).containsExactly("started", "hedged", "SUCCESS, 0 retries", "hedge won");
  }

  @Test
  void theLosersAnswerCountsForNothing() {
    weakReadFromSecondHeld();
    CompletableFuture<String> call = hedgedRead();
    scheduler.advanceMillis(21);
    assertThat(call).isCompleted();
    servers.at(SECOND, destination -> refusal(ErrorCode.OB_TIMEOUT));
    servers.release(SECOND);
    scheduler.advanceMillis(5_000);
    assertThat(servers.log()).containsExactly("2/0", "1/0");
    assertThat(heard).hasSize(4);
  }

  @Test
  void theFirstAttemptWinsWhenItAnswersFirst() {
    weakReadFromSecondHeld();
    servers.hold(FIRST);
    CompletableFuture<String> call = hedgedRead();
    scheduler.advanceMillis(21);
    servers.release(SECOND);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
    servers.release(FIRST);
    assertThat(heard).containsExactly("started", "hedged", "SUCCESS, 0 retries");
  }

  @Test
  void aReadOfTheLeaderIsSentToItOverAnotherConnection() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> null);
    servers.hold(FIRST);
    CompletableFuture<String> call = hedging().execute(new Call(true, false, true), PATIENCE);
    scheduler.advanceMillis(21);
    assertThat(servers.log()).containsExactly("1/0", "1/0");
    servers.release(FIRST);
    assertThat(call.join()).isEqualTo("10.0.0.1:1");
  }

  @Test
  void aWriteIsNeverHedged() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> null);
    servers.hold(FIRST);
    CompletableFuture<String> call = hedging().execute(new Call(true, false), PATIENCE);
    scheduler.advanceMillis(1_000);
    assertThat(servers.log()).containsExactly("1/0");
    servers.release(FIRST);
    assertThat(call.join()).isEqualTo("10.0.0.1:1");
  }

  private void weakReadFromSecondHeld() {
    leaderIs(FIRST);
    view.add(new ReplicaNews(0, 1001, SECOND, false));
    servers.at(FIRST, destination -> null);
    servers.at(SECOND, destination -> null);
    servers.hold(SECOND);
  }

  private CompletableFuture<String> hedgedRead() {
    return hedging().execute(new Call(true, true, true), PATIENCE);
  }

  private RoutedExecutor hedging() {
    return new RoutedExecutor(
        router,
        scheduler,
        RetryOptions.builder().hedgeAfter(Duration.ofMillis(20)).build(),
        new ClientMetrics() {
          @Override
          public void started(String operation, String table) {
            heard.add("started");
          }

          @Override
          public void hedged(String operation, String table) {
            heard.add("hedged");
          }

          @Override
          public void hedgeWon(String operation, String table) {
            heard.add("hedge won");
          }

          @Override
          public void finished(
              String operation, String table, Outcome outcome, long nanos, int retries) {
            heard.add(outcome + ", " + retries + " retries");
          }
        });
  }

  @Test
  void looksForANewLeaderWhenTheOldOneCannotBeReached() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> new TransportException("gone", Effect.NOT_APPLIED, null));
    servers.at(SECOND, destination -> null);
    CompletableFuture<String> call = get();
    leaderIs(SECOND);
    scheduler.advanceMillis(1_000);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
  }

  @Test
  void waitsForALeaderToBeChosenWithoutAskingInALoop() {
    leaderIs(FIRST);
    view.clear();
    servers.at(SECOND, destination -> null);
    CompletableFuture<String> call = get();
    scheduler.advanceMillis(1_000);
    assertThat(call).isNotDone();
    assertThat(questions).isLessThan(20);
    leaderIs(SECOND);
    scheduler.advanceMillis(500);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
  }

  @Test
  void readsTheSchemaAgainWhenTheTabletIsGone() {
    leaderIs(FIRST);
    servers.at(
        FIRST,
        destination ->
            destination.tableId() == 500 ? refusal(ErrorCode.OB_TABLET_NOT_EXIST) : null);
    CompletableFuture<String> call = get();
    table = Optional.of(schema(501, 2));
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.1:1");
  }

  @Test
  void readsTheSchemaAgainWhenItsTabletIsNowhere() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> null);
    get().join();
    scheduler.advanceMillis(2_000);
    view.clear();
    router.locations.invalidate(router.schemas.cached("t").tablets().get(0), scheduler.nanoTime());
    table = Optional.of(schema(501, 2));
    servers.at(FIRST, destination -> {
      assertThat(destination.tableId()).isEqualTo(501);
      return null;
    });
    CompletableFuture<String> call = get();
    leaderIs(FIRST);
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.1:1");
  }

  @Test
  void aRefusalSpeaksAgainstTheLocationThatTheCallItselfFound() {
    leaderIs(FIRST);
    viewAnswers = false;
    servers.at(FIRST, destination -> refusal(ErrorCode.OB_NOT_MASTER));
    servers.at(SECOND, destination -> null);
    CompletableFuture<String> call = get();
    scheduler.advanceMillis(50);
    viewAnswers = true;
    lateView.complete(List.copyOf(view));
    leaderIs(SECOND);
    scheduler.advanceMillis(300);
    assertThat(call.join()).isEqualTo("10.0.0.2:2");
    assertThat(servers.log()).containsExactly("1/0", "2/0");
  }

  @Test
  void aMissingTableFailsAtOnceWithTheServersCode() {
    table = Optional.empty();
    assertThatThrownBy(() -> get().join())
        .cause()
        .isInstanceOfSatisfying(
            ServerException.class,
            refused -> assertThat(refused.code()).contains(ErrorCode.OB_TABLE_NOT_EXIST));
  }

  @Test
  void noCallWaitsForTheViewPastItsDeadline() {
    viewAnswers = false;
    CompletableFuture<String> call = get();
    scheduler.advanceMillis(4_900);
    assertThat(call).isNotDone();
    scheduler.advanceMillis(101);
    assertThatThrownBy(call::join).cause().isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void weakReadsPreferFollowers() {
    leaderIs(FIRST);
    view.add(new ReplicaNews(0, 1001, SECOND, false));
    servers.at(SECOND, destination -> null);
    assertThat(executor.execute(new Call(true, true), 1_000_000_000L).join())
        .isEqualTo("10.0.0.2:2");
  }

  @Test
  void aWriteThatMayHaveBeenAppliedIsNotRepeated() {
    leaderIs(FIRST);
    servers.at(FIRST, destination -> new TransportException("gone", Effect.UNKNOWN, null));
    CompletableFuture<String> call =
        executor.execute(new Call(false, false), TimeUnit.SECONDS.toNanos(5));
    scheduler.advanceMillis(5_000);
    assertThatThrownBy(call::join).cause().isInstanceOf(TransportException.class);
    assertThat(servers.log()).hasSize(1);
  }
}
