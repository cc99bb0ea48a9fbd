// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * The right to use a resource that must outlive what was opened on it. Native code crashes the JVM
 * when a database goes before its iterators and snapshots, or while a call is in it; so every use goes
 * through {@link #use}, and closing waits for uses under way, closes what was opened on the resource,
 * then the resource. Afterwards uses fail with {@link EngineClosedException}.
 *
 * <p>Safe for use by several threads. Locks are taken from the database towards iterators only.
 */
final class CloseOrder implements AutoCloseable {
  private final StampedLock lock = new StampedLock();

  /** What was opened on the resource; null where nothing can be. */
  private final Set<CloseOrder> dependents;

  private final CloseOrder owner;
  private final Runnable release;
  private volatile boolean open = true;

  private CloseOrder(CloseOrder owner, Set<CloseOrder> dependents, Runnable release) {
    this.owner = owner;
    this.dependents = dependents;
    this.release = release;
  }

  /** For a resource that depends on no other; {@code release} frees it. */
  static CloseOrder root(Runnable release) {
    return new CloseOrder(null, ConcurrentHashMap.newKeySet(), release);
  }

  /**
   * For a resource opened on this one. To be called within {@link #use}, together with the opening, so
   * that this resource cannot be closed in between.
   */
  CloseOrder dependent(Runnable dependentRelease) {
    return added(new CloseOrder(this, ConcurrentHashMap.newKeySet(), dependentRelease));
  }

  /** As {@link #dependent}, for a resource that nothing is opened on. */
  CloseOrder leaf(Runnable dependentRelease) {
    return added(new CloseOrder(this, null, dependentRelease));
  }

  private CloseOrder added(CloseOrder dependent) {
    dependents.add(dependent);
    return dependent;
  }

  /** Runs an action during which the resource stays open. The action must not close it. */
  <T> T use(Supplier<T> action) {
    long use = enter();
    try {
      return action.get();
    } finally {
      leave(use);
    }
  }

  /**
   * Begins what {@link #use} does, where an action of its own would cost too much.
   *
   * @return what to give to {@link #leave}, which must follow
   */
  long enter() {
    long stamp = lock.readLock();
    if (!open) {
      lock.unlockRead(stamp);
      throw new EngineClosedException();
    }
    return stamp;
  }

  void leave(long use) {
    lock.unlockRead(use);
  }

  /** Fails when the resource is closed. It may be closed right afterwards. */
  void requireOpen() {
    if (!open) {
      throw new EngineClosedException();
    }
  }

  @Override
  public void close() {
    long stamp = lock.writeLock();
    try {
      if (open) {
        open = false;
        if (dependents != null) {
          dependents.forEach(CloseOrder::close);
        }
        release.run();
      }
    } finally {
      lock.unlockWrite(stamp);
    }
    if (owner != null) {
      owner.dependents.remove(this);
    }
  }
}
