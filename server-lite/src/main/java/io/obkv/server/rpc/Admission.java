// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what all connections together have under way, in requests and in bytes of them. Safe for
 * many threads.
 */
final class Admission {
  private final int maxRequests;
  private final long maxBytes;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  Admission(int maxRequests, long maxBytes) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
  }

  /**
   * Counts a request, and says whether there is room for it. A single one has room whatever its size,
   * or it could never be served. Every request counted {@link #leave leaves} once, refused or not.
   */
  boolean enter(int length) {
    int count = requests.incrementAndGet();
    long total = bytes.addAndGet(length);
    return count <= maxRequests && (total <= maxBytes || count == 1);
  }

  void leave(int length) {
    bytes.addAndGet(-length);
    requests.decrementAndGet();
  }

  /** Requests under way. */
  int requests() {
    return requests.get();
  }
}
