// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that a thread has for itself while it waits for one answer: it writes to the socket and reads
 * from it, so nobody has to be woken. An exchange is over when it returns, and the connection with its owner
 * no more. Only {@link #close} and questions are for other threads.
 *
 * <p>An answer that comes too late is dropped by the next exchange. An interrupted thread's exchange fails,
 * and leaves the thread interrupted.
 */
final class BlockingConnection extends AbstractConnection {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingConnection.class);
  private static final int READ_BYTES = 32 * 1024;

  /** Java copies what it writes, to memory that each thread keeps: so much at once. */
  private static final int WRITE_BYTES = 64 * 1024;

  /** A buffer that a request has made larger is not kept. */
  private static final int KEPT_BYTES = 1 << 20;

  private final Login login;
  private final Consumer<BlockingConnection> released;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final PacketReader packets;
  private final ByteBuf in =
      Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(READ_BYTES)).clear();
  private ByteBuf out = Unpooled.buffer(1024);
  private RequestEncoder encoder;
  private int lastChannelId;
  private volatile Session session;
  private volatile Thread owner;

  private BlockingConnection(
      ConnectionOptions options, Login login, Consumer<BlockingConnection> released)
      throws IOException {
    super(options);
    this.login = login;
    this.released = released;
    this.packets = new PacketReader(options.maxPacketLength());
    this.channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      channel.configureBlocking(false);
      this.selector = Selector.open();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    this.key = channel.register(selector, 0);
  }

  /**
   * Opens a connection, which the calling thread owns, and logs in.
   *
   * @param released who takes it when its owner has no more use for it, open or closed
   * @throws ObkvException where that fails; {@code released} is not told
   */
  static BlockingConnection open(
      ConnectionOptions options,
      Login login,
      long deadlineNanos,
      Consumer<BlockingConnection> released) {
    BlockingConnection made;
    try {
      made = new BlockingConnection(options, login, released);
    } catch (IOException e) {
      throw unreachable(options, e);
    }
    try {
      made.connect(deadlineNanos);
      made.logIn(deadlineNanos);
    } catch (ObkvException e) {
      made.close();
      throw e;
    } catch (IOException | UnresolvedAddressException | ClosedSelectorException e) {
      made.close();
      throw unreachable(options, e);
    }
    made.owner = Thread.currentThread();
    return made;
  }

  private static TransportException unreachable(ConnectionOptions options, Exception cause) {
    return new TransportException(
        "cannot connect to " + options.address() + ": " + cause.getMessage(),
        Effect.NOT_APPLIED,
        cause);
  }

  private void connect(long deadlineNanos) throws IOException {
    long deadline = Call.earlier(options().connectTimeout().toNanos(), deadlineNanos);
    key.interestOps(SelectionKey.OP_CONNECT);
    boolean connected =
        channel.connect(new InetSocketAddress(options().host(), options().port()));
    while (!connected) {
      boolean inTime = select(deadline);
      if (!inTime || Thread.currentThread().isInterrupted()) {
        throw new IOException(inTime ? "interrupted" : "no connection in time");
      }
      connected = channel.finishConnect();
    }
    key.interestOps(SelectionKey.OP_READ);
    encoder = new RequestEncoder(
        options().maxPacketLength(), options().serverVersion().orElse(null), (InetSocketAddress)
            channel.getLocalAddress());
  }

  private void logIn(long deadlineNanos) {
    CompletableFuture<Session> found = login.run(request -> {
      try {
        return CompletableFuture.completedFuture(roundTrip(new Call<>(
            request,
            Destination.LEFT_TO_SERVER,
            Call.earlier(request.timeoutNanos(), deadlineNanos),
            null,
            true)));
      } catch (ObkvException e) {
        return CompletableFuture.failedFuture(e);
      }
    });
    try {
      session = found.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ObkvException known ? known : unreachable(options(), e);
    }
  }

  /**
   * Gives the connection to the calling thread, for one exchange.
   *
   * @return false where it turns out to be closed
   */
  boolean own() {
    owner = Thread.currentThread();
    return checkOpen();
  }

  /** Closes it if the server has done so. For one thread, while nobody else has it. */
  boolean checkOpen() {
    try {
      for (AnswerPacket late = received(); late != null; late = received()) {
        dropped(late);
      }
      return true;
    } catch (IOException | ProtocolException e) {
      LOG.debug("a connection to {} was lost while nobody used it", address(), e);
      close();
      return false;
    }
  }

  @Override
  public <A> void exchange(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
    if (owner != Thread.currentThread()) {
      completion.failed(new TransportException(
          "the connection to " + address() + " belongs to another thread",
          Effect.NOT_APPLIED,
          null));
      return;
    }
    Answer<A> answer = null;
    ObkvException failure = null;
    try {
      answer = answer(Call.of(request, destination, deadlineNanos, completion));
    } catch (ObkvException e) {
      failure = e;
    } finally {
      // First: who is told may begin another exchange.
      release();
    }
    if (failure == null) {
      completion.answered(answer);
    } else {
      completion.failed(failure);
    }
  }

  private void release() {
    owner = null;
    released.accept(this);
  }

  private <A> Answer<A> answer(Call<A> call) {
    try {
      return roundTrip(call);
    } catch (ServerException e) {
      if (!call.needsLogin(e)) {
        throw e;
      }
    }
    LOG.info("{} no longer knows the credential: logging in again", address());
    logIn(call.deadlineNanos);
    call.repeated = true;
    return roundTrip(call);
  }

  private <A> Answer<A> roundTrip(Call<A> call) {
    try {
      send(call);
      AnswerPacket packet = await(call);
      return AnswerReader.read(call, packet, address());
    } catch (ProtocolException e) {
      if (call.written) {
        close();
      }
      throw e;
    } catch (ClosedSelectorException | IOException e) {
      String reason = isOpen() ? e.getMessage() : "it was closed here";
      close();
      throw new TransportException(
          "the connection to " + address() + " is lost: " + reason,
          call.written ? Effect.UNKNOWN : Effect.NOT_APPLIED,
          e);
    } catch (RuntimeException e) {
      throw call.told(e);
    }
  }

  private void send(Call<?> call) throws IOException {
    if (call.remainingNanos() <= 0) {
      throw overdue(call);
    }
    lastChannelId = lastChannelId == Integer.MAX_VALUE ? 1 : lastChannelId + 1;
    call.channelId = lastChannelId;
    if (out.capacity() > KEPT_BYTES) {
      out = Unpooled.buffer(1024);
    }
    out.clear();
    encoder.encode(call, session, out);
    call.written = true;
    while (out.isReadable()) {
      int count = out.readBytes(channel, Math.min(WRITE_BYTES, out.readableBytes()));
      if (count == 0) {
        awaitRoom(call);
      }
    }
  }

  private void awaitRoom(Call<?> call) throws IOException {
    key.interestOps(SelectionKey.OP_WRITE);
    try {
      wait(call);
    } catch (ObkvException e) {
      // The stream has lost a part of a packet.
      close();
      throw e;
    } finally {
      if (key.isValid()) {
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  private AnswerPacket await(Call<?> call) throws IOException {
    while (true) {
      wait(call);
      for (AnswerPacket packet = received(); packet != null; packet = received()) {
        if (packet.channelId() == call.channelId) {
          return packet;
        }
        dropped(packet);
      }
    }
  }

  private void dropped(AnswerPacket late) {
    LOG.debug("{} answered request {} too late", address(), late.channelId());
  }

  /** The next packet of which all has come, else null. */
  private AnswerPacket received() throws IOException {
    while (true) {
      if (in.isReadable()) {
        AnswerPacket packet = packets.next(in);
        if (packet != null) {
          return packet;
        }
      }
      in.clear();
      int count = in.writeBytes(channel, in.capacity());
      if (count < 0) {
        throw new EOFException("it was closed");
      }
      if (count == 0) {
        return null;
      }
    }
  }

  private void wait(Call<?> call) throws IOException {
    boolean inTime = select(call.deadlineNanos);
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          "interrupted while waiting", Effect.UNKNOWN, new InterruptedException());
    }
    if (!inTime) {
      throw overdue(call);
    }
  }

  /** Waits until there is something to do; false where the time is over. */
  private boolean select(long deadlineNanos) throws IOException {
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    selector.select(BlockingConnection::isReady, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    return true;
  }

  /** There is but one key: whoever waits for it need not be told which. */
  private static void isReady(SelectionKey ready) {}

  private DeadlineExceededException overdue(Call<?> call) {
    return new DeadlineExceededException(
        address() + " gave no answer in time",
        call.written ? Effect.UNKNOWN : Effect.NOT_APPLIED,
        null);
  }

  @Override
  public int inFlight() {
    return owner == null ? 0 : 1;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  Session session() {
    return session;
  }

  /** Whoever waits for an answer is woken, and fails. */
  @Override
  public void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException e) {
      LOG.debug("a connection to {} was not closed in order", address(), e);
    }
    noteClosed();
  }
}
