// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls on their way from many threads to one. A chain through the calls themselves, so that handing one
 * over allocates nothing and is one atomic step.
 */
final class SubmittedCalls {
  private final AtomicReference<Call<?>> last = new AtomicReference<>();

  /** Adds a call; true where it is the first since {@link #takeAll}, which is due now. */
  boolean add(Call<?> call) {
    Call<?> before;
    do {
      before = last.get();
      call.next = before;
    } while (!last.compareAndSet(before, call));
    return before == null;
  }

  /** Takes what is there, first come first, linked by {@link Call#next}; null for nothing. */
  Call<?> takeAll() {
    Call<?> first = null;
    Call<?> rest = last.getAndSet(null);
    while (rest != null) {
      Call<?> before = rest.next;
      rest.next = first;
      first = rest;
      rest = before;
    }
    return first;
  }
}
