// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ObkvException;

/**
 * Takes the outcome of one request: exactly one of the two is called, once, and must not block. On the
 * connection's thread, or on the caller's when the request could not be handed over.
 *
 * @param <A> the answer's message
 */
public interface Completion<A> {
  /** The server answered with success. */
  void answered(Answer<A> answer);

  /** Everything else; what the failures are is told at {@link Connection}. */
  void failed(ObkvException cause);
}
