// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import java.util.concurrent.CompletableFuture;

/** What connections tell of themselves, whatever they are made of. */
abstract class AbstractConnection implements Connection {
  private final ConnectionOptions options;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  AbstractConnection(ConnectionOptions options) {
    this.options = options;
  }

  /** That of the last login; null before the first. */
  abstract Session session();

  /** Says that the connection is closed; a second call does nothing. */
  final void noteClosed() {
    closed.complete(null);
  }

  @Override
  public final String address() {
    return options.address();
  }

  @Override
  public final ConnectionOptions options() {
    return options;
  }

  @Override
  public final ServerVersion serverVersion() {
    return session().version();
  }

  @Override
  public final LoginResult loginResult() {
    return session().result();
  }

  @Override
  public final CompletableFuture<Void> closed() {
    return closed.copy();
  }
}
