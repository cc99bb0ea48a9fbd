// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Locks on keys, held by owners rather than threads: whoever waits is called back. An owner holds a lock
 * alone, or together with others that share theirs. Nobody overtakes one that waits. Safe for many threads.
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

    /** Whether it lets others that share hold its locks, too. Always the same. */
    boolean shares();
  }

  /** Guarded by its stripe. */
  private static final class Lock {
    /** The only holder, or one of them; null only on the way from one to the next. */
    private Owner holder;

    /** The holders beside that one; null as long as nobody has shared the lock. */
    private Set<Owner> others;

    /** Null as long as nobody has waited, as for most locks. */
    private Deque<Owner> waiting;

    Lock(Owner holder) {
      this.holder = holder;
    }

    boolean isHeldBy(Owner owner) {
      return holder == owner || others != null && others.contains(owner);
    }

    List<Owner> holders() {
      List<Owner> all = new ArrayList<>(2);
      all.add(holder);
      if (others != null) {
        all.addAll(others);
      }
      return all;
    }

    /** Lets an owner hold the lock beside others, where all share and nobody waits. */
    boolean join(Owner owner) {
      return (waiting == null || waiting.isEmpty()) && admit(owner);
    }

    private boolean admit(Owner owner) {
      if (holder == null) {
        holder = owner;
        return true;
      }
      if (!holder.shares() || !owner.shares()) {
        return false;
      }
      if (others == null) {
        others = new HashSet<>(4);
      }
      return others.add(owner);
    }

    void await(Owner owner) {
      if (waiting == null) {
        waiting = new ArrayDeque<>(2);
      }
      waiting.add(owner);
    }

    boolean leaveQueue(Owner owner) {
      return waiting != null && waiting.remove(owner);
    }

    void leave(Owner owner) {
      if (others != null && others.remove(owner)) {
        return;
      }
      holder = null;
      if (others != null && !others.isEmpty()) {
        holder = others.iterator().next();
        others.remove(holder);
      }
    }

    /** Those that have waited longest and need wait no more: they hold the lock now. */
    List<Owner> admitWaiting() {
      if (waiting == null) {
        return List.of();
      }
      List<Owner> admitted = new ArrayList<>(1);
      while (!waiting.isEmpty() && admit(waiting.peek())) {
        admitted.add(waiting.poll());
      }
      return admitted;
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

  /** Takes the lock if it is free, or can be shared. */
  Taking tryAcquire(LockKey key, Owner owner) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      if (lock == null) {
        stripe.put(key, new Lock(owner));
        return Taking.TAKEN;
      }
      if (lock.isHeldBy(owner)) {
        return Taking.HELD_BEFORE;
      }
      return lock.join(owner) ? Taking.TAKEN : Taking.BUSY;
    }
  }

  /**
   * Takes the lock if it is free, or can be shared; else the owner is called back once it holds it,
   * unless it {@link #cancel}s before.
   */
  boolean acquireOrWait(LockKey key, Owner owner) {
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.computeIfAbsent(key, absent -> new Lock(owner));
      if (lock.isHeldBy(owner) || lock.join(owner)) {
        return true;
      }
      lock.await(owner);
      return false;
    }
  }

  /** Waits no more; false when the lock was granted before. */
  boolean cancel(LockKey key, Owner owner) {
    List<Owner> next;
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      if (lock == null || !lock.leaveQueue(owner)) {
        return false;
      }
      next = lock.admitWaiting();
    }
    next.forEach(admitted -> admitted.granted(key));
    return true;
  }

  /**
   * Whether one of those that hold the lock that the owner waits for waits for the owner, itself or
   * through others. Owners come and go meanwhile, so the answer may be late: who asks again gets it then.
   */
  boolean waitsForItself(Owner owner) {
    Set<Owner> seen = new HashSet<>();
    Deque<Owner> next = new ArrayDeque<>();
    next.add(owner);
    while (!next.isEmpty()) {
      for (Owner holder : holders(next.poll().waitingFor())) {
        if (holder == owner) {
          return true;
        }
        if (seen.add(holder)) {
          next.add(holder);
        }
      }
    }
    return false;
  }

  /** Those that hold a lock; none where there is no key. */
  private List<Owner> holders(LockKey key) {
    if (key == null) {
      return List.of();
    }
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      return lock == null ? List.of() : lock.holders();
    }
  }

  /** Lets go of a lock that the owner holds: then it is free, or of those who have waited longest. */
  void release(LockKey key, Owner owner) {
    List<Owner> next;
    Map<LockKey, Lock> stripe = stripe(key);
    synchronized (stripe) {
      Lock lock = stripe.get(key);
      lock.leave(owner);
      next = lock.admitWaiting();
      if (lock.holder == null) {
        stripe.remove(key);
      }
    }
    next.forEach(admitted -> admitted.granted(key));
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
