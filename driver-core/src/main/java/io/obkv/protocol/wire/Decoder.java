// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

/**
 * Reads one message or part of one. Stateless.
 *
 * @param <T> the type read
 */
@FunctionalInterface
public interface Decoder<T> {
  /**
   * Reads one value and leaves the reader behind it.
   *
   * @throws io.obkv.error.ProtocolException when the bytes are not what the protocol says
   */
  T decode(WireReader in);
}
