// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.TransportException;
import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.PayloadWriter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One connection: logs in, then runs the statements that it is given one after the other. A statement
 * that is not answered in time closes the connection, for what comes next would be its answer.
 *
 * <p>Any thread may {@link #query}; all else is confined to the channel's event loop.
 */
final class SqlSession extends SimpleChannelInboundHandler<MysqlPacket> {
  private record Statement(String text, long deadlineNanos, CompletableFuture<SqlRows> result) {}

  private final String address;
  private final SqlOptions options;
  private final CompletableFuture<SqlSession> opened = new CompletableFuture<>();
  private final Queue<Statement> waiting = new ArrayDeque<>();
  private ChannelHandlerContext context;
  private SqlLogin login;
  private Statement running;
  private SqlResultReader reader;
  private Future<?> timer;
  private volatile ObkvException failure;

  SqlSession(String address, SqlAccount account, SqlOptions options) {
    this.address = address;
    this.options = options;
    this.login = new SqlLogin(account, address);
  }

  /** Completes when the login has succeeded; fails with why it has not. */
  CompletableFuture<SqlSession> opened() {
    return opened;
  }

  boolean isOpen() {
    return failure == null;
  }

  /** Runs a statement. Any thread. */
  CompletableFuture<SqlRows> query(String text, long timeoutNanos) {
    CompletableFuture<SqlRows> result = new CompletableFuture<>();
    Statement statement = new Statement(text, System.nanoTime() + timeoutNanos, result);
    try {
      context.executor().execute(() -> enqueue(statement));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(lost("the client is closed", e));
    }
    return result;
  }

  private void enqueue(Statement statement) {
    if (failure != null) {
      statement.result.completeExceptionally(failure);
    } else if (waiting.size() >= options.maxQueued()) {
      statement.result.completeExceptionally(lost(waiting.size() + " statements wait", null));
    } else {
      waiting.add(statement);
      runNext();
    }
  }

  private void runNext() {
    if (running != null || waiting.isEmpty() || failure != null) {
      return;
    }
    Statement next = waiting.remove();
    long left = next.deadlineNanos - System.nanoTime();
    if (left <= 0) {
      next.result.completeExceptionally(late(Effect.NOT_APPLIED));
      runNext();
      return;
    }
    running = next;
    reader = new SqlResultReader(address, options.maxResultBytes());
    limit(left);
    send(0, out -> {
      out.int1(Command.QUERY.code());
      out.text(next.text);
    });
  }

  private void limit(long nanos) {
    timer =
        context.executor().schedule(() -> close(late(Effect.UNKNOWN)), nanos, TimeUnit.NANOSECONDS);
  }

  private void send(int sequence, Consumer<PayloadWriter> body) {
    ByteBuf buffer = context.alloc().buffer();
    new PacketWriter(buffer, sequence).packet(body);
    var unused = context.writeAndFlush(buffer, context.voidPromise());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    limit(options.connectTimeout().toNanos());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, MysqlPacket packet) {
    if (login != null) {
      logIn(packet);
    } else if (running != null) {
      read(packet);
    } else {
      close(new ProtocolException(address + " sent a packet that nobody waits for"));
    }
  }

  private void logIn(MysqlPacket packet) {
    boolean done = login.answer(packet, body -> send(packet.sequence() + 1, body));
    if (done) {
      login = null;
      timer.cancel(false);
      opened.complete(this);
    }
  }

  private void read(MysqlPacket packet) {
    if (!reader.read(packet)) {
      return;
    }
    timer.cancel(false);
    Statement ended = running;
    SqlResultReader result = reader;
    running = null;
    result.deliver(ended.result);
    runNext();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    Throwable cause = thrown.getCause() instanceof ObkvException ? thrown.getCause() : thrown;
    close(cause instanceof ObkvException known ? known : lost(String.valueOf(cause), cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    close(lost("it was closed", null));
  }

  /** Closes the connection from any thread. */
  void close() {
    try {
      context.executor().execute(() -> {
        send(0, out -> out.int1(Command.QUIT.code()));
        close(lost("it was closed here", null));
      });
    } catch (RejectedExecutionException e) {
      var unused = context.close();
    }
  }

  private void close(ObkvException reason) {
    if (failure != null) {
      return;
    }
    failure = reason;
    if (timer != null) {
      timer.cancel(false);
    }
    opened.completeExceptionally(reason);
    if (running != null) {
      running.result.completeExceptionally(reason);
    }
    waiting.forEach(statement -> statement.result.completeExceptionally(reason));
    waiting.clear();
    var unused = context.close();
  }

  private DeadlineExceededException late(Effect effect) {
    return new DeadlineExceededException(address + " gave no answer to SQL in time", effect, null);
  }

  private TransportException lost(String why, Throwable cause) {
    return new TransportException(
        "the SQL connection to " + address + " is lost: " + why, Effect.UNKNOWN, cause);
  }
}
