// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.error.HBaseErrors;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.ClientUtil;
import org.apache.hadoop.hbase.client.Cursor;
import org.apache.hadoop.hbase.client.Result;

/**
 * Feeds one consumer with the pages of a read, each when it has taken the one before. Runs on the thread on
 * which a page arrived, or on that of whoever lets the scan go on.
 */
final class AsyncScan {
  private static final Result[] NO_RESULTS = {};

  private final ResultPages pages;
  private final AdvancedScanResultConsumer consumer;
  private final FailureTranslator failures;

  AsyncScan(ResultPages pages, AdvancedScanResultConsumer consumer, FailureTranslator failures) {
    this.pages = pages;
    this.consumer = consumer;
    this.failures = failures;
  }

  void begin() {
    if (pages.spec().metricsEnabled()) {
      consumer.onScanMetricsCreated(pages.counts().metrics());
    }
    run();
  }

  /** Pages that are here already are given out in a loop, so that they cost no stack. */
  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      CompletableFuture<ResultPages.Page> asked = pages.next();
      if (!asked.isDone()) {
        var unused = asked.whenComplete((page, thrown) -> {
          if (take(page, thrown)) {
            run();
          }
        });
        return;
      }
      goesOn = asked.handle(this::take).join();
    }
  }

  /** Whether the next page is wanted now. */
  private boolean take(ResultPages.Page page, Throwable thrown) {
    if (thrown != null) {
      consumer.onError(failures.translate(HBaseErrors.unwrapped(thrown)));
      return false;
    }
    Controller controller = new Controller(page);
    try {
      if (!page.results().isEmpty()) {
        consumer.onNext(page.results().toArray(NO_RESULTS), controller);
      } else if (!page.end()) {
        consumer.onHeartbeat(controller);
      }
    } catch (RuntimeException e) {
      pages.close();
      consumer.onError(e);
      return false;
    }
    return controller.leave();
  }

  /** What the consumer may ask for while it has a page, and afterwards where it has suspended the scan. */
  private final class Controller implements AdvancedScanResultConsumer.ScanController {
    private final ResultPages.Page page;
    private final Thread owner = Thread.currentThread();
    private boolean left;
    private boolean suspended;
    private boolean resumed;
    private boolean terminated;

    Controller(ResultPages.Page page) {
      this.page = page;
    }

    @Override
    public synchronized AdvancedScanResultConsumer.ScanResumer suspend() {
      requireInCall();
      suspended = true;
      return this::resume;
    }

    @Override
    public synchronized void terminate() {
      requireInCall();
      terminated = true;
    }

    @Override
    public Optional<Cursor> cursor() {
      boolean isTold = pages.spec().needsCursors() && page.lastRow() != null;
      return isTold ? Optional.of(ClientUtil.createCursor(page.lastRow())) : Optional.empty();
    }

    private void requireInCall() {
      if (left || Thread.currentThread() != owner) {
        throw new IllegalStateException(
            "a scan is controlled within the call that got the controller, on its thread");
      }
    }

    private void resume() {
      synchronized (this) {
        if (resumed) {
          return;
        }
        resumed = true;
        if (!left) {
          return;
        }
      }
      if (goesOn()) {
        run();
      }
    }

    /** The consumer's call is over; whether the next page is wanted now. */
    boolean leave() {
      synchronized (this) {
        left = true;
        if (suspended && !resumed && !terminated) {
          return false;
        }
      }
      return goesOn();
    }

    private boolean goesOn() {
      if (!terminated && !page.end()) {
        return true;
      }
      pages.close();
      consumer.onComplete();
      return false;
    }
  }
}
