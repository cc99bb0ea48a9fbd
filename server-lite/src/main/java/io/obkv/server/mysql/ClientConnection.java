// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.AuthSwitchRequest;
import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.MysqlPacketDecoder;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.catalog.SqlException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: its login, then its commands one after the other. While a command runs nothing more is read
 * than what has come already. On the connection's event loop.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

  private final MysqlServer server;
  private final Deque<MysqlPacket> pending = new ArrayDeque<>();
  private Channel channel;
  private ConnectionTimer timer;
  private LoginExchange login;
  private Commands commands;
  private AnswerTask task;
  private boolean loggedIn;
  private boolean stalled;
  private boolean counted;

  ClientConnection(MysqlServer server) {
    this.server = server;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    timer = new ConnectionTimer(channel.eventLoop(), this::disconnect);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    counted = true;
    if (server.connections().incrementAndGet() > server.options().maxConnections()) {
      refuse(0, MysqlErrors.tooManyConnections());
      return;
    }
    timer.expectWithin(server.options().loginTimeout().toSeconds());
    login = new LoginExchange(
        server, server.executor().sessions().nextId(), (InetSocketAddress) channel.remoteAddress());
    send(0, login.greeting()::encode);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    MysqlPacket packet = (MysqlPacket) message;
    if (!channel.isActive()) {
      return;
    }
    if (!loggedIn) {
      logIn(packet);
    } else if (task != null) {
      pending.add(packet);
      channel.config().setAutoRead(false);
    } else {
      start(packet);
    }
  }

  private void logIn(MysqlPacket packet) {
    int next = packet.sequence() + 1;
    try {
      if (login.isNamed()) {
        enter(login.enter(packet.payload()), next);
        return;
      }
      Optional<AuthSwitchRequest> request = login.respond(packet);
      if (request.isPresent()) {
        send(next, request.get()::encode);
      } else {
        enter(login.enter(), next);
      }
    } catch (SqlException refused) {
      refuse(next, refused);
    } catch (ProtocolException e) {
      LOG.debug("a login that is none from {}", channel.remoteAddress(), e);
      refuse(next, MysqlErrors.badHandshake());
    }
  }

  private void enter(Commands entered, int sequence) {
    commands = entered;
    commands.session().onKill(this::disconnect);
    server.executor().sessions().add(commands.session());
    channel
        .pipeline()
        .get(MysqlPacketDecoder.class)
        .setMaxLength(server.maxPacket(commands.session()));
    loggedIn = true;
    expectCommand();
    OkPacket ok = new OkPacket(0, 0, ServerStatus.AUTOCOMMIT, 0, "");
    send(sequence, ok::encode);
  }

  private void expectCommand() {
    String seconds = server.executor().variable(commands.session(), "wait_timeout");
    timer.expectWithin(Long.parseLong(seconds));
  }

  private void start(MysqlPacket packet) {
    if (packet.firstByte() == Command.QUIT.code()) {
      disconnect();
    } else if (packet.firstByte() == Command.CHANGE_USER.code()) {
      changeUser(packet);
    } else {
      timer.expectNothing();
      task = new AnswerTask(channel, commands, packet, this::onWorker);
      submit();
    }
  }

  private void submit() {
    stalled = false;
    if (!server.workers().submit(task)) {
      disconnect();
      end();
    }
  }

  /** The next packet is the proof of the new login; the old one ends whatever comes. */
  private void changeUser(MysqlPacket packet) {
    LoginExchange before = login;
    login = new LoginExchange(
        server, commands.session().connectionId(), (InetSocketAddress) channel.remoteAddress());
    try {
      AuthSwitchRequest request = login.changeUser(packet, before);
      endSession();
      loggedIn = false;
      timer.expectWithin(server.options().loginTimeout().toSeconds());
      send(packet.sequence() + 1, request::encode);
      channel.config().setAutoRead(true);
    } catch (ProtocolException e) {
      refuse(packet.sequence() + 1, MysqlErrors.malformedPacket());
    }
  }

  private void onWorker(AnswerTask ended) {
    try {
      channel.eventLoop().execute(this::taskEnded);
    } catch (RejectedExecutionException closed) {
      ended.abandon();
      commands.close();
    }
  }

  private void taskEnded() {
    if (!channel.isActive()) {
      end();
    } else if (task.isComplete()) {
      task = null;
      nextCommand();
    } else {
      stalled = true;
      String seconds = server.executor().variable(commands.session(), "net_write_timeout");
      timer.expectWithin(Long.parseLong(seconds));
      resume();
    }
  }

  private void nextCommand() {
    MysqlPacket next = pending.poll();
    if (next != null) {
      start(next);
    } else {
      expectCommand();
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    resume();
  }

  private void resume() {
    if (stalled && channel.isWritable()) {
      timer.expectNothing();
      submit();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (counted) {
      server.connections().decrementAndGet();
    }
    timer.stop();
    pending.clear();
    if (task == null || stalled) {
      end();
    }
  }

  /** Ends what is under way when the client is gone. */
  private void end() {
    stalled = false;
    if (task != null) {
      task.abandon();
      task = null;
    }
    if (commands != null) {
      endSession();
    }
  }

  /** Ending a session may roll a transaction back, which may block. */
  private void endSession() {
    Commands ended = commands;
    commands = null;
    if (!server.workers().submit(ended::close)) {
      ended.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof ProtocolException broken) {
      LOG.debug("what {} sends are no packets", ctx.channel().remoteAddress(), broken);
      refuse(loggedIn ? 1 : 2, refusal(broken));
      return;
    }
    if (!(cause instanceof IOException)) {
      LOG.warn("the connection of {} has failed", ctx.channel().remoteAddress(), cause);
    }
    disconnect();
  }

  private SqlException refusal(ProtocolException broken) {
    if (!loggedIn) {
      return MysqlErrors.badHandshake();
    }
    return broken.code() == ErrorCode.OB_RPC_PACKET_TOO_LONG
        ? MysqlErrors.packetTooLong()
        : MysqlErrors.packetsOutOfOrder();
  }

  /** Says why, and closes the connection. */
  private void refuse(int sequence, SqlException refusal) {
    channel.config().setAutoRead(false);
    send(sequence, MysqlErrors.packet(refusal)::encode, ChannelFutureListener.CLOSE);
  }

  private void send(int sequence, Consumer<PayloadWriter> body, ChannelFutureListener... then) {
    ByteBuf buffer = channel.alloc().buffer();
    new PacketWriter(buffer, sequence).packet(body);
    var unused = channel.writeAndFlush(buffer).addListeners(then);
  }

  private void disconnect() {
    var unused = channel.close();
  }
}
