// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.Channel;
import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import java.util.concurrent.RejectedExecutionException;

/** A connection over a Netty channel. */
final class ChannelConnection extends AbstractConnection {
  private final Channel channel;
  private final InFlightRequests requests;

  ChannelConnection(ConnectionOptions options, Channel channel, InFlightRequests requests) {
    super(options);
    this.channel = channel;
    this.requests = requests;
    var unused = channel.closeFuture().addListener(done -> noteClosed());
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
  Session session() {
    return requests.session();
  }

  @Override
  public void close() {
    try {
      channel
          .eventLoop()
          .execute(() -> requests.close(new TransportException(
              "the connection to " + address() + " was closed here", Effect.UNKNOWN, null)));
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and closed its channels before.
      var unused = channel.close();
    }
  }
}
