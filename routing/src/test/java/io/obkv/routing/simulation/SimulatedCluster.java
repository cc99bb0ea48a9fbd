// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.routing.simulation.Scenario.Fault;
import io.obkv.transport.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Servers with one table among them, and what goes wrong there. */
final class SimulatedCluster {
  private static final int PORT = 2882;
  private static final int LONGEST_ELECTION = 300;
  private static final int LONGEST_ABSENCE = 400;
  private static final double TROUBLE_PART = 0.3;

  private final Scenario scenario;
  private final VirtualTime time;
  private final List<SimulatedServer> servers = new ArrayList<>();
  private final SimulatedTable table;

  SimulatedCluster(Scenario scenario, VirtualTime time, CallLog log) {
    this.scenario = scenario;
    this.time = time;
    List<HostAndPort> members = new ArrayList<>();
    for (int i = 0; i < scenario.servers(); i++) {
      members.add(new HostAndPort("10.0.0." + (i + 1), PORT));
    }
    table = new SimulatedTable(members);
    for (int i = 0; i < members.size(); i++) {
      servers.add(new SimulatedServer(
          members.get(i), table, log, time, scenario.manners().get(i)));
    }
    create(scenario.partitions());
    scenario.faults().forEach(fault -> time.at(fault.at(), () -> begin(fault)));
  }

  List<SimulatedServer> servers() {
    return servers;
  }

  SimulatedTable table() {
    return table;
  }

  SimulatedServer server(HostAndPort address) {
    return servers.stream()
        .filter(server -> server.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private void create(int partitions) {
    List<HostAndPort> leaders = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      leaders.add(randomServer().address());
    }
    table.create(leaders);
    changed();
  }

  private SimulatedServer randomServer() {
    return servers.get(time.random().nextInt(servers.size()));
  }

  /** The truth is another: the servers get to know it, each in its time. */
  private void changed() {
    for (SimulatedServer server : servers) {
      if (server.view() == null) {
        server.learn();
      } else {
        long lag = TimeUnit.MILLISECONDS.toNanos(scenario.viewLagMillis());
        time.schedule(server::learn, time.random().nextLong(lag + 1));
      }
    }
  }

  private void begin(Fault fault) {
    SimulatedServer server = servers.get(fault.server());
    switch (fault.kind()) {
      case LEADER_CHANGE -> changeLeader(fault.detail());
      case SLOW -> ail(server, SimulatedServer.Health.SLOW, fault.millis());
      case DEAD -> die(server, fault.millis());
      case HALF_DEAD -> ail(server, SimulatedServer.Health.HALF_DEAD, fault.millis());
      case FLAPPING -> flap(server, fault.millis());
      case STALE_VIEW -> freeze(servers, fault.millis());
      case SPLIT_VIEW -> freeze(servers.subList(0, (servers.size() + 1) / 2), fault.millis());
      case RECREATED -> recreate();
      case CLOCK_JUMP -> time.jump(fault.millis());
      case TROUBLE -> trouble(server, fault.millis());
    }
  }

  /** For a while there is no leader, then another. */
  private void changeLeader(int partition) {
    table.leader(partition, null);
    changed();
    long tableId = table.tableId();
    time.schedule(
        () -> {
          if (tableId == table.tableId()) {
            table.leader(partition, aliveOr(randomServer()).address());
            changed();
          }
        },
        randomMillis(LONGEST_ELECTION));
  }

  private SimulatedServer aliveOr(SimulatedServer otherwise) {
    List<SimulatedServer> alive = servers.stream()
        .filter(server -> server.health() == SimulatedServer.Health.WELL)
        .toList();
    return alive.isEmpty() ? otherwise : alive.get(time.random().nextInt(alive.size()));
  }

  private long randomMillis(int most) {
    return TimeUnit.MILLISECONDS.toNanos(time.random().nextInt(most) + 1L);
  }

  private void ail(SimulatedServer server, SimulatedServer.Health health, long millis) {
    server.health(health);
    time.schedule(
        () -> server.health(SimulatedServer.Health.WELL), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** What it led is led by others before long. */
  private void die(SimulatedServer server, long millis) {
    ail(server, SimulatedServer.Health.DEAD, millis);
    List<Optional<HostAndPort>> leaders = table.view().leaders();
    for (int i = 0; i < leaders.size(); i++) {
      if (leaders.get(i).equals(Optional.of(server.address())) && time.random().nextBoolean()) {
        changeLeader(i);
      }
    }
  }

  private void flap(SimulatedServer server, long millis) {
    long until = time.elapsedNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    flapUntil(server, until);
  }

  private void flapUntil(SimulatedServer server, long until) {
    if (time.elapsedNanos() < until) {
      long up = time.random().nextLong(20, 320);
      ail(server, SimulatedServer.Health.DEAD, time.random().nextLong(1, up + 1));
      time.schedule(() -> flapUntil(server, until), TimeUnit.MILLISECONDS.toNanos(up));
    }
  }

  private void freeze(List<SimulatedServer> some, long millis) {
    some.forEach(server -> server.freezeView(true));
    time.schedule(
        () -> some.forEach(server -> server.freezeView(false)),
        TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void recreate() {
    table.drop();
    changed();
    time.schedule(
        () -> {
          if (!table.exists()) {
            create(1 << time.random().nextInt(3));
          }
        },
        randomMillis(LONGEST_ABSENCE));
  }

  private void trouble(SimulatedServer server, long millis) {
    server.troublePart(TROUBLE_PART);
    time.schedule(() -> server.troublePart(0), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** All goes well from now on. */
  void heal() {
    if (!table.exists()) {
      create(1);
    }
    for (int i = 0; i < table.partitions(); i++) {
      if (table.leaderOf(i).isEmpty()) {
        table.leader(i, randomServer().address());
      }
    }
    for (SimulatedServer server : servers) {
      server.health(SimulatedServer.Health.WELL);
      server.troublePart(0);
      server.freezeView(false);
    }
  }
}
