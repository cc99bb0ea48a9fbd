// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing;

import io.obkv.error.ObkvException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.transport.Answer;
import io.obkv.transport.Completion;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Servers that answer as the test says, in place of connections. One thread. */
public final class ScriptedServers {
  /** What a server does with a request. */
  public interface Behaviour {
    /** Null for success, or what the request fails with. */
    ObkvException answer(Destination destination);
  }

  private final Map<HostAndPort, Behaviour> behaviours = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Map<HostAndPort, List<Runnable>> held = new HashMap<>();

  /** From now on the server does this. */
  public void at(HostAndPort server, Behaviour behaviour) {
    behaviours.put(server, behaviour);
  }

  /** From now on what the server answers waits. */
  public void hold(HostAndPort server) {
    held.put(server, new ArrayList<>());
  }

  /** The answers that wait come, and later ones do at once. */
  public void release(HostAndPort server) {
    held.remove(server).forEach(Runnable::run);
  }

  /** The servers that were asked, in order, as {@code port/tablet}. */
  public List<String> log() {
    return log;
  }

  /** The connections of a server. */
  public ConnectionPool pool(HostAndPort server) {
    return new Pool(server);
  }

  private final class Pool implements ConnectionPool {
    private final HostAndPort server;

    Pool(HostAndPort server) {
      this.server = server;
    }

    @Override
    public Connection leastLoaded() {
      return new Scripted(server);
    }

    @Override
    public void acquire(long deadlineNanos, Waiter waiter) {
      waiter.ready(leastLoaded());
    }

    @Override
    public String address() {
      return server.toString();
    }

    @Override
    public void close() {}
  }

  private final class Scripted implements Connection {
    private final HostAndPort server;

    Scripted(HostAndPort server) {
      this.server = server;
    }

    @Override
    public <A> void exchange(
        Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
      log.add(server.port() + "/" + destination.tabletId());
      if (held.containsKey(server)) {
        held.get(server).add(() -> answer(destination, completion));
      } else {
        answer(destination, completion);
      }
    }

    private <A> void answer(Destination destination, Completion<A> completion) {
      ObkvException failure = behaviours.get(server).answer(destination);
      if (failure == null) {
        completion.answered(new Answer<>(null, server.toString(), 1, 2, false, false));
      } else {
        completion.failed(failure);
      }
    }

    @Override
    public int inFlight() {
      return 0;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public String address() {
      return server.toString();
    }

    @Override
    public ConnectionOptions options() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerVersion serverVersion() {
      return new ServerVersion(4, 3, 5, 3);
    }

    @Override
    public LoginResult loginResult() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> closed() {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
