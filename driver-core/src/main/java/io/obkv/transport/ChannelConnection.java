// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.Channel;
import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A connection over a Netty channel. */
final class ChannelConnection implements Connection {
  private final ConnectionOptions options;
  private final Channel channel;
  private final InFlightRequests requests;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  ChannelConnection(ConnectionOptions options, Channel channel, InFlightRequests requests) {
    this.options = options;
    this.channel = channel;
    this.requests = requests;
    var unused = channel.closeFuture().addListener(done -> closed.complete(null));
  }

  @Override
  public <A> void exchange(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
    requests.submit(request, destination, deadlineNanos, completion);
  }

  @Override
  public int inFlight() {
    return requests.count();
  }

  @Override
  public boolean isOpen() {
    return channel.isActive();
  }

  @Override
  public String address() {
    return options.address();
  }

  @Override
  public ConnectionOptions options() {
    return options;
  }

  @Override
  public ServerVersion serverVersion() {
    return requests.session().version();
  }

  @Override
  public LoginResult loginResult() {
    return requests.session().result();
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

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
