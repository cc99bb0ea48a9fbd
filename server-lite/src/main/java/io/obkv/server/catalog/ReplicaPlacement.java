// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which servers there are, and which of them have a copy of what. A tablet is in one log stream; the
 * copies of a log stream are on servers, one of them leads. Answers are as of the call. Safe for many
 * threads.
 */
public interface ReplicaPlacement {
  /** All servers of the cluster, by id. */
  List<ServerNode> servers();

  /** The log streams. */
  List<Long> logStreams();

  /** The log stream of a tablet, of unknown ones too. */
  long logStreamOf(long tabletId);

  /** The copies of a log stream, the leader first. */
  List<Replica> replicas(long logStreamId);

  /**
   * A copy of a log stream.
   *
   * @param server where it is
   */
  record Replica(ServerNode server, Role role) {
    public Replica {
      requireNonNull(server, "server");
      requireNonNull(role, "role");
    }
  }

  /** What a copy does, with OceanBase's number. */
  enum Role {
    LEADER(1),
    FOLLOWER(2);

    private final int number;

    Role(int number) {
      this.number = number;
    }

    /** The number in the metadata views. */
    public int number() {
      return number;
    }
  }
}
