// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.Channel;
import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * One connection to a server, logged in, with many requests under way at once. Safe for many threads.
 *
 * <p>Futures are completed on the connection's thread: what depends on them must not block. They fail
 * with
 *
 * <ul>
 *   <li>{@link io.obkv.error.ServerException} when the server answered with an error,
 *   <li>{@link io.obkv.error.DeadlineExceededException} when the request's time passed; the answer is
 *       dropped if it comes later, and the connection stays open,
 *   <li>{@link TransportException} when the connection is or gets closed, or too many requests wait,
 *   <li>{@link io.obkv.error.ProtocolException} when the answer cannot be read, which closes the
 *       connection, or the request is longer than a packet may be, which does not.
 * </ul>
 *
 * <p>A server that has forgotten the credential is asked for a new one, and the request repeated,
 * once.
 */
public final class Connection implements AutoCloseable {
  private final ConnectionOptions options;
  private final Channel channel;
  private final InFlightRequests requests;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  Connection(ConnectionOptions options, Channel channel, InFlightRequests requests) {
    this.options = options;
    this.channel = channel;
    this.requests = requests;
    var unused = channel.closeFuture().addListener(done -> closed.complete(null));
  }

  /** Sends a request; the future gives the message of a successful answer. */
  public <A> CompletableFuture<A> send(Request<A> request) {
    return exchange(request).thenApply(Answer::message);
  }

  /** As {@link #send}, with what the answer's packet told besides. */
  public <A> CompletableFuture<Answer<A>> exchange(Request<A> request) {
    FutureCompletion<A> future = new FutureCompletion<>();
    exchange(request, System.nanoTime() + request.timeoutNanos(), future);
    return future;
  }

  /**
   * As {@link #exchange(Request)}, without a future.
   *
   * @param deadlineNanos when to give up, by {@link System#nanoTime()}; the request's own timeout may
   *     end it earlier
   */
  public <A> void exchange(Request<A> request, long deadlineNanos, Completion<A> completion) {
    requests.submit(request, deadlineNanos, completion);
  }

  /** Requests that wait for an outcome. */
  public int inFlight() {
    return requests.count();
  }

  public boolean isOpen() {
    return channel.isActive();
  }

  /** The server as {@code host:port}. */
  public String address() {
    return options.address();
  }

  public ConnectionOptions options() {
    return options;
  }

  /** The server's version, as its last login answer gave it. */
  public ServerVersion serverVersion() {
    return requests.session().version();
  }

  /** The answer to the last login. */
  public LoginResult loginResult() {
    return requests.session().result();
  }

  /** Completes, never exceptionally, when the connection is closed by either side. */
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  /** Fails what waits and closes the connection, without waiting for either. */
  @Override
  public void close() {
    try {
      channel
          .eventLoop()
          .execute(() -> requests.close(new TransportException(
              "the connection to " + options.address() + " was closed here",
              Effect.UNKNOWN,
              null)));
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and closed its channels before.
      var unused = channel.close();
    }
  }
}
