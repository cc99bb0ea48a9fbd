// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.error;

/**
 * A request that was begun on a connection's own thread turns out to be more than may be done there. It has
 * changed nothing: a worker may begin it anew.
 */
public final class HeavyRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace, for it says nothing of the server's state. */
  public HeavyRequestException() {
    super("more than a connection's own thread does", null, false, false);
  }
}
