// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.Packet;
import io.obkv.server.audit.AuditedOperation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: lets its requests in, and writes its answers, in whatever order they come. Any
 * thread may {@link #answer}; all else is confined to the channel's event loop.
 *
 * <p>Requests that come together are served together, see {@link ServingRound}, and answers are gathered in
 * one buffer and flushed when no more are at hand. The queue of finished
 * answers is bounded by the number of requests let in. While a client leaves answers unread nothing
 * more is read from it, and what had been read waits here.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);
  private static final int FIRST_BUFFER = 1024;
  private static final int WRITE_AT = 64 * 1024;

  private final Dispatcher dispatcher;
  private final Admission admission;
  private final int maxRequests;
  private final SessionCache sessions;
  private final AnswerEncoder encoder;
  private final ServingRound round;
  private final RpcCounters counters;
  private final Queue<Answer> finished = new ConcurrentLinkedQueue<>();
  private final Queue<Packet> held = new ArrayDeque<>();
  private final AtomicBoolean drainDue = new AtomicBoolean();
  private Channel channel;
  private volatile AuditedOperation.ClientAddress client =
      new AuditedOperation.ClientAddress("", 0);
  private ChannelHandlerContext context;
  private ByteBuf gathered;
  private int requests;

  /** Whether the round will tell of its end. */
  private boolean toldAtEnd;

  private boolean resuming;

  ConnectionHandler(
      Dispatcher dispatcher,
      Admission admission,
      int maxRequests,
      SessionCache sessions,
      AnswerEncoder encoder,
      ServingRound round,
      RpcCounters counters) {
    this.dispatcher = dispatcher;
    this.admission = admission;
    this.maxRequests = maxRequests;
    this.sessions = sessions;
    this.encoder = encoder;
    this.round = round;
    this.counters = counters;
  }

  /** What is known of the connection; empty before its first request. From any thread. */
  Optional<OpenConnection> connection() {
    return sessions.connection(client);
  }

  /** Where the client is. */
  AuditedOperation.ClientAddress client() {
    return client;
  }

  /** Answers that the client has not taken yet, in bytes; very many once the channel is closed. */
  long unsentBytes() {
    return channel.bytesBeforeWritable();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    channel = ctx.channel();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    counters.connectionOpened();
    if (ctx.channel().remoteAddress() instanceof InetSocketAddress address) {
      client = new AuditedOperation.ClientAddress(
          address.getAddress().getHostAddress(), address.getPort());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    counters.connectionClosed();
    held.clear();
    discardGathered();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    round.begin();
    counters.request();
    Packet packet = (Packet) message;
    if (channel.isWritable() && held.isEmpty() || held.size() >= maxRequests) {
      serve(packet);
    } else {
      held.add(packet);
    }
  }

  private void serve(Packet packet) {
    Exchange exchange = new Exchange(this, packet);
    requests++;
    if (admission.enter(packet.body().length) && requests <= maxRequests) {
      dispatcher.dispatch(exchange, sessions);
    } else {
      counters.overload();
      dispatcher.refuse(exchange, Failure.OVERLOADED, 0);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!channel.isWritable()) {
      channel.config().setAutoRead(false);
    } else if (!resuming) {
      // Flushing here may come back to this method, so the loop is left to the outermost call.
      resuming = true;
      resume();
      resuming = false;
    }
  }

  private void resume() {
    do {
      round.begin();
      while (channel.isWritable() && !held.isEmpty()) {
        serve(held.poll());
      }
      flush();
    } while (channel.isWritable() && !held.isEmpty());
    if (channel.isWritable()) {
      channel.config().setAutoRead(true);
    }
  }

  /** Sends an answer, soon. The request counts as under way until it is written. */
  void answer(Answer answer) {
    if (channel.eventLoop().inEventLoop() && round.isUnderWay()) {
      write(answer);
      if (!toldAtEnd) {
        toldAtEnd = true;
        round.tellAtEnd(this);
      }
      return;
    }
    finished.add(answer);
    if (drainDue.compareAndSet(false, true)) {
      try {
        channel.eventLoop().execute(this::drain);
      } catch (RejectedExecutionException stopped) {
        LOG.debug("{} is gone: its answers are dropped", channel);
      }
    }
  }

  private void drain() {
    // Cleared first: what is finished from here on either is seen below or comes with a new task.
    drainDue.set(false);
    for (Answer answer = finished.poll(); answer != null; answer = finished.poll()) {
      write(answer);
    }
    flush();
  }

  private void write(Answer answer) {
    requests--;
    admission.leave(answer.exchange().request().body().length);
    if (!channel.isActive()) {
      return;
    }
    int length = encoder.encode(answer);
    if (gathered != null && gathered.readableBytes() + length > WRITE_AT) {
      writeGathered();
    }
    if (gathered == null) {
      gathered = context.alloc().ioBuffer(Math.max(length, FIRST_BUFFER));
    }
    encoder.writeTo(gathered);
  }

  private void writeGathered() {
    // A write that fails reaches exceptionCaught.
    var unused = context.write(gathered, context.voidPromise());
    gathered = null;
  }

  /** The round has ended: hands over what was answered since the requests of this connection were read. */
  void roundEnded() {
    toldAtEnd = false;
    if (gathered != null) {
      flush();
    }
  }

  private void flush() {
    if (gathered != null) {
      writeGathered();
    }
    context.flush();
  }

  private void discardGathered() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    Throwable cause = thrown instanceof DecoderException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    if (cause instanceof ProtocolException || cause instanceof IOException) {
      LOG.debug("{} is closed: {}", channel, cause.getMessage());
    } else {
      LOG.warn("{} failed and is closed", channel, cause);
    }
    var unused = ctx.close();
  }
}
