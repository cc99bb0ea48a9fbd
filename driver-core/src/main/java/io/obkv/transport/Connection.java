// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import java.util.concurrent.CompletableFuture;

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
 *
 * <p>An interface so that a simulated server can take its place.
 */
public interface Connection extends AutoCloseable {
  /** Sends a request; the future gives the message of a successful answer. */
  default <A> CompletableFuture<A> send(Request<A> request) {
    return exchange(request).thenApply(Answer::message);
  }

  /** As {@link #send}, with what the answer's packet told besides. */
  default <A> CompletableFuture<Answer<A>> exchange(Request<A> request) {
    FutureCompletion<A> future = new FutureCompletion<>();
    exchange(
        request, Destination.LEFT_TO_SERVER, System.nanoTime() + request.timeoutNanos(), future);
    return future;
  }

  /**
   * As {@link #exchange(Request)}, without a future.
   *
   * @param destination the table and tablet that the request names
   * @param deadlineNanos when to give up, by {@link System#nanoTime()}; the request's own timeout may
   *     end it earlier
   */
  <A> void exchange(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion);

  /** Requests that wait for an outcome. */
  int inFlight();

  boolean isOpen();

  /** The server as {@code host:port}. */
  String address();

  ConnectionOptions options();

  /** The server's version, as its last login answer gave it. */
  ServerVersion serverVersion();

  /** The answer to the last login. */
  LoginResult loginResult();

  /** Completes, never exceptionally, when the connection is closed by either side. */
  CompletableFuture<Void> closed();

  /** Fails what waits and closes the connection, without waiting for either. */
  @Override
  void close();
}
