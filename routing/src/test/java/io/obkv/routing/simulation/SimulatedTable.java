// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.transport.HostAndPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The truth about the one table of a simulated cluster: counters by key, and who leads each tablet. */
final class SimulatedTable {
  private static final long FIRST_TABLET = 200_001;

  private final List<HostAndPort> members;
  private final Map<Long, Long> counters = new HashMap<>();
  private final List<Long> tablets = new ArrayList<>();
  private final List<Optional<HostAndPort>> leaders = new ArrayList<>();
  private long lastTable = 500;
  private long lastTablet = FIRST_TABLET;
  private long version = 10;
  private boolean exists;

  SimulatedTable(List<HostAndPort> members) {
    this.members = members;
  }

  /** Makes the table, empty, under new ids. */
  void create(List<HostAndPort> itsLeaders) {
    exists = true;
    lastTable++;
    version++;
    tablets.clear();
    leaders.clear();
    for (HostAndPort leader : itsLeaders) {
      tablets.add(itsLeaders.size() == 1 ? 0 : lastTablet++);
      leaders.add(Optional.of(leader));
    }
  }

  void drop() {
    exists = false;
    version++;
    counters.clear();
  }

  boolean exists() {
    return exists;
  }

  long tableId() {
    return exists ? lastTable : 0;
  }

  int partitions() {
    return tablets.size();
  }

  /** As HASH does with a whole number that is not negative. */
  int partition(long key) {
    return (int) (key % tablets.size());
  }

  long tabletOf(long key) {
    return tablets.get(partition(key));
  }

  Optional<HostAndPort> leaderOf(long key) {
    return leaders.get(partition(key));
  }

  void leader(int partition, HostAndPort leader) {
    if (partition < leaders.size()) {
      leaders.set(partition, Optional.ofNullable(leader));
    }
  }

  long counter(long key) {
    return counters.getOrDefault(key, 0L);
  }

  void add(long key, long value) {
    counters.merge(key, value, Long::sum);
  }

  void set(long key, long value) {
    counters.put(key, value);
  }

  ClusterView view() {
    return new ClusterView(tableId(), version, List.copyOf(tablets), List.copyOf(leaders), members);
  }
}
