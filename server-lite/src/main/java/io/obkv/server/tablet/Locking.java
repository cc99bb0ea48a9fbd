// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** Takes what a transaction must hold before it may read for a change, or change. */
interface Locking {
  /**
   * Makes sure that the table keeps its definition until the transaction ends.
   *
   * @throws GateClosedException when it is being changed, or the layout is an old one
   */
  void enter(TableLayout table);

  /**
   * Takes a lock.
   *
   * @throws LockBusyException when someone else holds it
   */
  void lock(LockKey key);

  /** Whether others that share may hold the locks, too: then nothing may be decided by what they are on. */
  boolean shares();
}
