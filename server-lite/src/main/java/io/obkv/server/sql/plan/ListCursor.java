// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.Iterator;

/** Rows that are at hand. For one thread at a time. */
final class ListCursor implements RowCursor {
  private final Iterator<Value[]> rows;

  ListCursor(Iterable<Value[]> rows) {
    this.rows = rows.iterator();
  }

  @Override
  public Value[] next() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
