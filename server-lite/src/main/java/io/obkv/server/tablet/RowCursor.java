// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;

/** A walk over rows; starts before the first. For one thread at a time. */
public interface RowCursor extends AutoCloseable {
  /** The next row, or null at the end, and from then on. The array belongs to the caller. */
  Value[] next();

  /** Lets go of what the walk holds. A second call does nothing. */
  @Override
  void close();
}
