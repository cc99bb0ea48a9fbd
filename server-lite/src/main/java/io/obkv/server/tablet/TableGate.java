// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets transactions write to a table, or holds them off while its definition changes. Who wrote
 * before a change has committed before the change looks at the rows; who comes later must know the
 * new definition. Safe for many threads.
 */
final class TableGate {
  private int writers;
  private boolean closed;
  private long oldestVersion;
  private List<Runnable> waiting = new ArrayList<>(0);

  /** What came of asking to write. */
  enum Entry {
    /** The table may be written until {@link #leave}. */
    ENTERED,
    /** Its definition is changing. */
    CLOSED,
    /** Its definition has changed since. */
    OUTDATED
  }

  /** Asks to write as a table of that schema version. */
  synchronized Entry enter(long schemaVersion) {
    if (closed) {
      return Entry.CLOSED;
    }
    if (schemaVersion < oldestVersion) {
      return Entry.OUTDATED;
    }
    writers++;
    return Entry.ENTERED;
  }

  synchronized void leave() {
    writers--;
    if (writers == 0) {
      notifyAll();
    }
  }

  /** Calls back once the gate is open: at once when it is. The callback must not block. */
  void whenOpen(Runnable callback) {
    synchronized (this) {
      if (closed) {
        waiting.add(callback);
        return;
      }
    }
    callback.run();
  }

  /**
   * Holds writers off, and waits for those that are within. By one thread at a time.
   *
   * @return false, with the gate open again, when they did not leave in time
   */
  boolean close(long deadlineNanos) throws InterruptedException {
    synchronized (this) {
      closed = true;
      while (writers > 0) {
        long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          break;
        }
        wait(millis);
      }
      if (writers == 0) {
        return true;
      }
    }
    open(0);
    return false;
  }

  /** Lets writers in again that know the table at this version at least. */
  void open(long schemaVersion) {
    List<Runnable> callbacks;
    synchronized (this) {
      closed = false;
      oldestVersion = Math.max(oldestVersion, schemaVersion);
      callbacks = waiting;
      waiting = new ArrayList<>(0);
    }
    callbacks.forEach(Runnable::run);
  }
}
