// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.EventExecutor;
import io.obkv.protocol.packet.PacketDecoder;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.logstream.LogStream.Gathering;
import io.obkv.server.model.hbase.HBaseAdministration;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.TableModel;
import io.obkv.server.network.Listener;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Serves the Table and HBase APIs at one address. All threads are daemons. Safe for many threads.
 */
public final class RpcEndpoint implements AutoCloseable {
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  /** A client that has left so many bytes lie gets no more batches or queries done. */
  private static final long MAX_UNSENT_BYTES = 8 * 1024 * 1024;

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long DRAIN_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final RpcOptions options;
  private final Credentials credentials = new Credentials(new SecureRandom());
  private final RpcCounters counters = new RpcCounters();
  private final Admission admission;
  private final Workers workers;
  private final Dispatcher dispatcher;
  private final Map<EventExecutor, LoopParts> loops = new HashMap<>();
  private final Listener listener;

  /** What the connections of one event loop share. */
  private record LoopParts(AnswerEncoder encoder, ServingRound round) {}

  private RpcEndpoint(
      RpcOptions options,
      Catalog catalog,
      Map<Integer, Route<?, ?>> routes,
      Supplier<Gathering> writes) {
    this.options = options;
    admission = new Admission(options.maxRequests(), options.maxRequestBytes());
    workers = new Workers(options.workerThreads(), options.workerQueueLength());
    LoginHandler login = new LoginHandler(credentials, options.versionText());
    dispatcher = new Dispatcher(
        catalog,
        login,
        routes,
        workers,
        counters,
        MAX_UNSENT_BYTES,
        new RequestAudit(options.audit()));
    listener = new Listener("obkv-rpc", options.ioThreads());
    listener
        .loops()
        .forEach(loop ->
            loops.put(loop, new LoopParts(new AnswerEncoder(), new ServingRound(loop, writes))));
  }

  /**
   * Starts to serve the models.
   *
   * @throws IOException when the address cannot be listened at
   */
  public static RpcEndpoint start(
      RpcOptions options,
      Catalog catalog,
      TableModel tables,
      HBaseModel hbase,
      HBaseAdministration administration)
      throws IOException {
    return start(
        options, catalog, ModelRoutes.of(tables, hbase, administration), tables::gatherWrites);
  }

  static RpcEndpoint start(
      RpcOptions options,
      Catalog catalog,
      Map<Integer, Route<?, ?>> routes,
      Supplier<Gathering> writes)
      throws IOException {
    RpcEndpoint endpoint = new RpcEndpoint(options, catalog, routes, writes);
    try {
      endpoint.listener.listen(options.host(), options.port(), UNSENT, endpoint::prepare);
      return endpoint;
    } catch (IOException | RuntimeException e) {
      endpoint.close();
      throw e;
    }
  }

  private void prepare(Channel channel) {
    channel
        .pipeline()
        .addLast(new PacketDecoder(options.maxPacketLength()))
        .addLast(connection(channel));
  }

  private ConnectionHandler connection(Channel channel) {
    LoopParts loop = loops.get(channel.eventLoop());
    return new ConnectionHandler(
        dispatcher,
        admission,
        options.maxRequestsPerConnection(),
        new SessionCache(credentials),
        loop.encoder(),
        loop.round(),
        counters);
  }

  /** The port that is listened at. */
  public int port() {
    return listener.port();
  }

  /** The open connections that have sent requests. */
  public List<OpenConnection> openConnections() {
    return listener.connections().stream()
        .map(channel -> channel.pipeline().get(ConnectionHandler.class))
        .filter(Objects::nonNull)
        .flatMap(handler -> handler.connection().stream())
        .toList();
  }

  public RpcCounters counters() {
    return counters;
  }

  /** Requests that are under way. */
  public int requestsUnderWay() {
    return admission.requests();
  }

  /** Batches and queries that wait for a worker. */
  public int requestsWaiting() {
    return workers.waiting();
  }

  /**
   * Accepts no more connections, refuses new requests, gives those under way two seconds, closes
   * every connection and ends all threads. A second call does nothing.
   */
  @Override
  public void close() {
    dispatcher.stop();
    listener.stopListening();
    long deadline = System.nanoTime() + DRAIN_NANOS;
    while (admission.requests() > 0 && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(DRAIN_STEP_NANOS);
    }
    workers.close();
    listener.closeConnections();
    listener.endThreads();
  }
}
