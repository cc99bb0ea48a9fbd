// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Something that was read from storage and is true until a write revokes it. It holds from its confirmation to
 * its revocation, which may also come first. Safe for many threads.
 */
abstract class Revocable {
  private static final VarHandle STATE;
  private static final int UNCONFIRMED = 0;
  private static final int HOLDS = 1;
  private static final int REVOKED = 2;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Revocable.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // by the handle
  private volatile int state;

  /** Whether it is true now. */
  final boolean holds() {
    return state == HOLDS;
  }

  /** Whether it can never hold again. */
  final boolean isRevoked() {
    return state == REVOKED;
  }

  /** Says that it is true; false when it was revoked meanwhile. */
  final boolean confirm() {
    return STATE.compareAndSet(this, UNCONFIRMED, HOLDS);
  }

  /** Says that it is not true any more, or may soon not be. */
  final void revoke() {
    state = REVOKED;
  }
}
