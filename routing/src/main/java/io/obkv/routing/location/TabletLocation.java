// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import io.obkv.routing.schema.Tablet;
import java.util.List;

/**
 * Where a tablet's replicas were at one time. Immutable.
 *
 * @param logStreamId the log stream that the tablet belongs to, -1 where that is not known
 * @param leader null while there is none, or none is known
 * @param followers the other replicas
 * @param askedNanos when this was asked for, by the client's clock: it tells nothing of what came later
 */
public record TabletLocation(
    Tablet tablet, long logStreamId, Replica leader, List<Replica> followers, long askedNanos) {
  public TabletLocation {
    followers = List.copyOf(followers);
  }
}
