// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Exclusive locks on keys, held by owners rather than threads: whoever waits is called back. Safe for
 * many threads.
 *
 * <p>A {@link WriteAttempt} does not wait while it holds a lock that sorts behind the one it waits
 * for: so these have no deadlocks among themselves. A transaction of several statements cannot keep
 * to that, and has to ask whether it {@link #waitsForItself waits for itself}.
 */
final class LockTable {
  private static final int STRIPES = 256;

  /** What came of asking for a lock. */
  enum Taking {
    TAKEN,
    HELD_BEFORE,
    BUSY
  }

  /** Someone who can hold locks, and who is told when one that was waited for is now held. */
  interface Owner {
    /** The owner now holds the lock. Called by the thread that let go of it: must not block. */
    void granted(LockKey key);

    /** The lock that it waits for, or null. */
    LockKey waitingFor();
  }

  /** Guarded by its stripe. */
  private static final class Lock {
    private Owner holder;

    /** Null as long as nobody has waited, as for most locks. */
    private Deque<Owner> waiting;

    Lock(Owner holder) {
      this.holder = holder;
    }

    void await(Owner owner) {
      if (waiting == null) {
        waiting = new ArrayDeque<>(2);
      }
      waiting.add(owner);
    }

    boolean leave(Owner owner) {
      return waiting != null && waiting.remove(owner);
    }

    Owner next() {
      return waiting == null ? null : waiting.poll();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays have no type arguments
  private final Map<LockKey, Lock>[] stripes = new Map[STRIPES];

  LockTable() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new HashMap<>();
    }
  }

  private Map<LockKey, Lock> stripe(LockKey key) {
    return stripes[key.hash() & STRIPES - 1];
  }

  /** Takes the lock if it is free. */
  Taking tryAcquire(LockKey key, Owner owner) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      if (lock == null) {
        stripe.put(key, new Lock(owner));
        return Taking.TAKEN;
      }
      return lock.holder == owner ? Taking.HELD_BEFORE : Taking.BUSY;
    }
  }

  /**
   * Takes the lock if it is free; else the owner is called back once it holds it, unless it {@link
   * #cancel}s before.
   */
  boolean acquireOrWait(LockKey key, Owner owner) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.computeIfAbsent(key, absent -> new Lock(owner));
      if (lock.holder == owner) {
        return true;
      }
      lock.await(owner);
      return false;
    }
  }

  /** Waits no more; false when the lock was granted before. */
  boolean cancel(LockKey key, Owner owner) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      return lock != null && lock.holder != owner && lock.leave(owner);
    }
  }

  /**
   * Whether whoever holds the lock that the owner waits for waits for the owner, itself or through
   * others. Owners come and go meanwhile, so the answer may be late: who asks again gets it then.
   */
  boolean waitsForItself(Owner owner) {
    Set<Owner> seen = new HashSet<>();
    Owner next = owner;
    while (seen.add(next)) {
      LockKey key = next.waitingFor();
      next = key == null ? null : holder(key);
      if (next == null) {
        return false;
      }
    }
    return next == owner;
  }

  private Owner holder(LockKey key) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      return lock == null ? null : lock.holder;
    }
  }

  /** Gives the lock to whoever waits longest, or frees it. */
  void release(LockKey key) {
    Owner next;
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      next = lock.next();
      if (next == null) {
        stripe.remove(key);
      } else {
        lock.holder = next;
      }
    }
    if (next != null) {
      next.granted(key);
    }
  }

  /** Locks that are held now. */
  int size() {
    int size = 0;
    for (Map<LockKey, Lock> stripe : stripes) {
      synchronized (stripe) {
        size += stripe.size();
      }
    }
    return size;
  }
}
