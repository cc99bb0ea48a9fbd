// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.table.result.Row;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reader of a query. Asks the server for a page only when the reader wants more rows than are here,
 * so that at most one page waits in memory.
 *
 * <p>{@code drain} is run by one thread at a time: whoever finds {@code work} at zero; others leave a
 * note by counting it up, and the one who drains goes round again. The plain fields are its own.
 */
final class RowSubscription implements Flow.Subscription {
  private final Flow.Subscriber<? super Row> subscriber;
  private final RowSource cursor;
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicInteger work = new AtomicInteger();
  private volatile boolean cancelled;
  private volatile Throwable failure;
  private volatile List<Row> arrived;

  private Iterator<Row> page = List.<Row>of().iterator();
  private boolean fetching;
  private boolean done;

  RowSubscription(Flow.Subscriber<? super Row> subscriber, RowSource cursor) {
    this.subscriber = subscriber;
    this.cursor = cursor;
  }

  @Override
  public void request(long rows) {
    if (rows <= 0) {
      failure = new IllegalArgumentException("rows asked for must be above zero, were " + rows);
    } else {
      wanted.accumulateAndGet(rows, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
    }
    drain();
  }

  @Override
  public void cancel() {
    cancelled = true;
    drain();
  }

  private void drain() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    do {
      step();
      missed = work.addAndGet(-missed);
    } while (missed != 0);
  }

  private void step() {
    if (done) {
      return;
    }
    if (cancelled || failure != null) {
      end();
      return;
    }
    List<Row> rows = arrived;
    if (rows != null) {
      arrived = null;
      fetching = false;
      page = rows.iterator();
      if (rows.isEmpty()) {
        done = true;
        subscriber.onComplete();
        return;
      }
    }
    deliver();
    if (!cancelled && !fetching && !page.hasNext() && wanted.get() > 0) {
      fetch();
    }
  }

  private void deliver() {
    long delivered = 0;
    long asked = wanted.get();
    while (delivered < asked && page.hasNext() && !cancelled) {
      subscriber.onNext(page.next());
      delivered++;
    }
    wanted.addAndGet(-delivered);
  }

  private void fetch() {
    fetching = true;
    var unused = cursor.next().whenComplete((rows, thrown) -> {
      if (thrown == null) {
        arrived = rows;
      } else {
        failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      }
      drain();
    });
  }

  private void end() {
    done = true;
    page = List.<Row>of().iterator();
    cursor.close();
    if (!cancelled) {
      subscriber.onError(failure);
    }
  }
}
