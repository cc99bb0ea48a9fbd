// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

/** A walk over rows that knows where they are. For one thread at a time. */
public interface LocatedCursor extends AutoCloseable {
  /** The next row, or null at the end, and from then on. */
  LocatedRow next();

  /** Lets go of what the walk holds. A second call does nothing. */
  @Override
  void close();
}
