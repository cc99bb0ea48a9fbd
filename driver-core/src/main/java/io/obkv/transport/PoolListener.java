// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ObkvException;

/** Hears of a pool's connections, on a connection's thread; must not block. */
public interface PoolListener {
  /** Hears nothing. */
  PoolListener NONE = new PoolListener() {};

  /** A connection is open and logged in. */
  default void opened(String address) {}

  /** A connection that was open is closed, by either side. */
  default void closed(String address) {}

  /** An attempt to open a connection failed; another will be made. */
  default void openingFailed(String address, ObkvException cause) {}
}
