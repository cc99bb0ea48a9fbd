// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.routing.ManualScheduler;
import io.obkv.routing.ScriptedServers;
import io.obkv.transport.HostAndPort;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerTest {
  private static final HostAndPort ADDRESS = new HostAndPort("10.0.0.1", 2882);
  private static final long MILLI = 1_000_000;

  private final ManualScheduler scheduler = new ManualScheduler();

  private Server server(int maxConcurrent) {
    return server(maxConcurrent, scheduler);
  }

  private static Server server(int maxConcurrent, ManualScheduler scheduler) {
    ServerOptions options =
        new ServerOptions(maxConcurrent, 4, Duration.ofSeconds(1), 2, Duration.ofSeconds(1));
    return new Server(ADDRESS, new ScriptedServers().pool(ADDRESS), options, scheduler);
  }

  private static ObkvException broken() {
    return new TransportException("broken", Effect.UNKNOWN, null);
  }

  private static void fail(Server server, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(server.enter()).isNull();
      server.leave(broken(), MILLI);
    }
  }

  @Test
  void isLeftAloneWhenCallsFailAndTriedAgainAfterAWhile() {
    Server server = server(10);
    fail(server, 4);
    assertThat(server.isLeftAlone()).isTrue();
    assertThat(server.enter())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("10.0.0.1:2882");
    scheduler.advanceMillis(1_100);
    for (int i = 0; i < 2; i++) {
      assertThat(server.enter()).isNull();
      server.leave(null, MILLI);
    }
    assertThat(server.isLeftAlone()).isFalse();
  }

  @Test
  void isTriedAgainThoughTheClocksNumbersRunOver() {
    ManualScheduler late = new ManualScheduler(Long.MAX_VALUE - 500 * MILLI);
    Server server = server(10, late);
    fail(server, 4);
    assertThat(server.enter()).isNotNull();
    late.advanceMillis(1_100);
    assertThat(server.enter()).isNull();
  }

  @Test
  void aCallThatWasGivenUpEarlyIsNoAnswer() {
    Server server = server(10);
    fail(server, 4);
    scheduler.advanceMillis(1_100);
    for (int i = 0; i < 5; i++) {
      assertThat(server.enter()).isNull();
      server.leave(new DeadlineExceededException("late", Effect.UNKNOWN, null), MILLI);
    }
    fail(server, 2);
    assertThat(server.isLeftAlone()).isTrue();
  }

  @Test
  void staysAloneWhenTheTrialFails() {
    Server server = server(10);
    fail(server, 4);
    scheduler.advanceMillis(1_100);
    fail(server, 2);
    assertThat(server.isLeftAlone()).isTrue();
    assertThat(server.enter()).isNotNull();
  }

  @Test
  void refusalsOfTheServerAreNoReasonToLeaveItAlone() {
    Server server = server(10);
    for (int i = 0; i < 50; i++) {
      assertThat(server.enter()).isNull();
      server.leave(new ServerException(ErrorCode.OB_NOT_MASTER.number(), "", "a:1", "Y0-0"), MILLI);
    }
    assertThat(server.isLeftAlone()).isFalse();
  }

  @Test
  void anOldFailureIsForgottenAfterAnswers() {
    Server server = server(10);
    fail(server, 1);
    for (int i = 0; i < 4; i++) {
      assertThat(server.enter()).isNull();
      server.leave(null, MILLI);
    }
    fail(server, 1);
    assertThat(server.isLeftAlone()).isFalse();
  }

  @Test
  void boundsTheCallsUnderWay() {
    Server server = server(2);
    assertThat(server.enter()).isNull();
    assertThat(server.enter()).isNull();
    ObkvException refusal = server.enter();
    assertThat(refusal).hasMessageContaining("2 calls");
    assertThat(refusal.effect()).isEqualTo(Effect.NOT_APPLIED);
    server.leave(null, MILLI);
    assertThat(server.enter()).isNull();
  }
}
