// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import static java.util.Objects.requireNonNull;

import io.obkv.transport.HostAndPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far servers are from the client, which says in which data centre it is. Safe for many threads;
 * what is known is replaced as a whole.
 */
public final class Localities {
  /** The same data centre, or all where the client names none. */
  static final int NEAREST = 0;

  /** The same region. */
  static final int NEAR = 1;

  /** Elsewhere, or not known. */
  static final int FARTHEST = 2;

  /**
   * A member of the cluster.
   *
   * @param rpc its RPC port
   * @param sql its SQL port
   * @param region empty where it is not known
   * @param idc its data centre; empty where it is not known
   * @param active whether it serves
   */
  public record Member(
      HostAndPort rpc, HostAndPort sql, String region, String idc, boolean active) {}

  private final String ownIdc;
  private volatile Map<HostAndPort, Integer> distances = Map.of();

  /**
   * @param ownIdc the client's data centre as the cluster names it; empty for none
   */
  public Localities(String ownIdc) {
    this.ownIdc = requireNonNull(ownIdc);
  }

  /** Takes over what is known of the cluster's members now. */
  public void update(List<Member> members) {
    String ownRegion = members.stream()
        .filter(member -> member.idc().equalsIgnoreCase(ownIdc))
        .map(Member::region)
        .findFirst()
        .orElse("");
    Map<HostAndPort, Integer> young = new HashMap<>();
    for (Member member : members) {
      young.put(member.rpc(), distance(member, ownRegion));
    }
    distances = Map.copyOf(young);
  }

  private int distance(Member member, String ownRegion) {
    if (ownIdc.isEmpty() || member.idc().equalsIgnoreCase(ownIdc)) {
      return NEAREST;
    }
    return !ownRegion.isEmpty() && member.region().equalsIgnoreCase(ownRegion) ? NEAR : FARTHEST;
  }

  /** From {@link #NEAREST} to {@link #FARTHEST}. */
  int distance(HostAndPort server) {
    if (ownIdc.isEmpty()) {
      return NEAREST;
    }
    Integer distance = distances.get(server);
    return distance == null ? FARTHEST : distance;
  }
}
