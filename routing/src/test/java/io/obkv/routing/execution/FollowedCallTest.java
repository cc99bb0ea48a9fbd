// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.packet.Opcode;
import io.obkv.routing.ManualScheduler;
import io.obkv.routing.ScriptedServers;
import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.retry.RetryOptions;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** By which connection more follows a request. */
class FollowedCallTest {
  private static final HostAndPort PROXY = new HostAndPort("10.0.0.1", 1);

  private final ScriptedServers servers = new ScriptedServers();
  private final RoutedExecutor executor = new RoutedExecutor(
      new ProxyRouter(servers.pool(PROXY)),
      new ManualScheduler(),
      RetryOptions.builder().build(),
      ClientMetrics.NONE);

  /** Gives whether more is to follow by the connection that it was sent by. */
  private static final class FirstPage implements RoutedRequest<Void, Boolean> {
    private Connection sentBy;

    @Override
    public String operation() {
      return "query";
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
    public boolean repeatable() {
      return true;
    }

    @Override
    public boolean mayBeFollowed() {
      return true;
    }

    @Override
    public Request<Void> request(Connection connection) {
      sentBy = connection;
      return Request.of(
          Opcode.ASYNC_QUERY,
          credential -> null,
          NoMessage.CODEC,
          NoMessage.CODEC,
          Duration.ofSeconds(1));
    }

    @Override
    public Boolean read(Answer<Void> answer, Connection connection, Route route) {
      return connection == sentBy;
    }
  }

  @Test
  void byAProxyItIsTheSameAlsoWhereAThreadWaits() {
    servers.at(PROXY, destination -> null);
    long patience = TimeUnit.SECONDS.toNanos(5);
    assertThat(executor.execute(new FirstPage(), patience).join()).isTrue();
    assertThat(
            executor.execute(new FirstPage(), patience, Thread.currentThread()).join())
        .isTrue();
  }
}
