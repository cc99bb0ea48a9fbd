// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** Ends a run of a transaction's work: a lock is held elsewhere. Never leaves the package. */
final class LockBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LockKey key;

  LockBusyException(LockKey key) {
    super("a lock is held elsewhere", null, false, false);
    this.key = key;
  }

  LockKey key() {
    return key;
  }
}
