// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** Rows as they were committed at one moment. Safe for many threads; its cursors are not. */
public interface TabletSnapshot extends TabletReader, AutoCloseable {
  /** Closes its cursors, then itself. A second call does nothing. */
  @Override
  void close();
}
