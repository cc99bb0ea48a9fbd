// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.table.result.Row;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a query, read page by page as they are asked for. To be closed unless read to its end,
 * for the server keeps a place for it. One thread at a time.
 *
 * <p>{@link #hasNext} and {@link #next} throw {@link io.obkv.error.ObkvException} when a page cannot be
 * read.
 */
public final class Rows implements Iterator<Row>, AutoCloseable {
  private final RowSource cursor;
  private final Waits waits;
  private Iterator<Row> page = List.<Row>of().iterator();
  private boolean ended;

  Rows(RowSource cursor, Waits waits) {
    this.cursor = cursor;
    this.waits = waits;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !ended) {
      List<Row> rows = waits.result(cursor.next());
      ended = rows.isEmpty();
      page = rows.iterator();
    }
    return page.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no row behind the last");
    }
    return page.next();
  }

  /** The rows that are left, as a stream whose {@code close} closes this. */
  public Stream<Row> stream() {
    int kind = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, kind), false)
        .onClose(this::close);
  }

  /** Ends the query; there are no rows from now on. Does not wait for the server. */
  @Override
  public void close() {
    ended = true;
    page = List.<Row>of().iterator();
    cursor.close();
  }
}
