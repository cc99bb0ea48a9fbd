// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import static java.util.Objects.requireNonNull;

import io.obkv.routing.server.Server;
import io.obkv.transport.Scheduler;
import java.util.List;

/**
 * Chooses a replica for reads that need not see the last writes (7.6 of the protocol notes): a follower
 * as near as possible, at random among those that are equally near. Safe for many threads.
 */
public final class ReplicaSelector {
  /** What to do when there is no follower. */
  public enum Policy {
    /** The leader is asked. */
    FOLLOWER_FIRST,
    /** The read fails. */
    FOLLOWER_ONLY
  }

  private final Policy policy;
  private final Localities localities;
  private final Scheduler scheduler;

  public ReplicaSelector(Policy policy, Localities localities, Scheduler scheduler) {
    this.policy = requireNonNull(policy);
    this.localities = requireNonNull(localities);
    this.scheduler = requireNonNull(scheduler);
  }

  /** Null where no replica may serve the read. Makes no object. */
  public Replica forWeakRead(TabletLocation location) {
    return forWeakRead(location, null);
  }

  /**
   * As {@link #forWeakRead(TabletLocation)}, but not at one server.
   *
   * @param not passed over; null for none
   */
  public Replica forWeakRead(TabletLocation location, Server not) {
    Replica follower = nearest(location.followers(), not);
    if (follower != null || policy == Policy.FOLLOWER_ONLY) {
      return follower;
    }
    Replica leader = location.leader();
    return leader == null || leader.server() == not ? null : leader;
  }

  /** Passes over servers that are left alone; where that leaves none, one of them. */
  private Replica nearest(List<Replica> followers, Server not) {
    Replica best = null;
    int bestRank = Integer.MAX_VALUE;
    int equals = 0;
    for (int i = 0; i < followers.size(); i++) {
      Replica follower = followers.get(i);
      if (follower.server() == not) {
        continue;
      }
      int rank = localities.distance(follower.server().address())
          + (follower.server().isLeftAlone() ? Localities.FARTHEST + 1 : 0);
      if (rank < bestRank) {
        best = follower;
        bestRank = rank;
        equals = 1;
      } else if (rank == bestRank && scheduler.random().nextInt(++equals) == 0) {
        best = follower;
      }
    }
    return best;
  }
}
