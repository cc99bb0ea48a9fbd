// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.MoveResponse;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.ReplicaLocation;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.message.ServerAddress;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireReader;
import io.obkv.transport.HostAndPort;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A server that reads and writes real packets, and fails as the scenario says. */
final class SimulatedServer {
  /** What a server is like. */
  enum Health {
    WELL,
    SLOW,
    /** Its connections break, and no new one is opened. */
    DEAD,
    /** Its connections stay, requests are even served at times, but no answer comes. */
    HALF_DEAD
  }

  /** What it does with a request for a tablet that it does not lead. */
  enum Manner {
    REFUSES,
    SAYS_WHERE,
    FORWARDS
  }

  private static final long MILLI = 1_000_000;
  private static final int IP = 0x0a000000;

  private final HostAndPort address;
  private final SimulatedTable table;
  private final CallLog log;
  private final VirtualTime time;
  private final Manner manner;
  private final List<SimulatedPool> pools = new ArrayList<>();
  private Health health = Health.WELL;
  private ClusterView view;
  private boolean viewFrozen;
  private double troublePart;

  SimulatedServer(
      HostAndPort address, SimulatedTable table, CallLog log, VirtualTime time, Manner manner) {
    this.address = address;
    this.table = table;
    this.log = log;
    this.time = time;
    this.manner = manner;
  }

  HostAndPort address() {
    return address;
  }

  Health health() {
    return health;
  }

  void health(Health next) {
    health = next;
    List.copyOf(pools).forEach(SimulatedPool::serverChanged);
  }

  /** The part of requests that fail for passing reasons. */
  void troublePart(double part) {
    troublePart = part;
  }

  void freezeView(boolean frozen) {
    viewFrozen = frozen;
    learn();
  }

  /** Looks at the truth, unless its view is frozen. */
  void learn() {
    if (!viewFrozen || view == null) {
      view = table.view();
    }
  }

  ClusterView view() {
    return view;
  }

  void connect(SimulatedPool pool) {
    pools.add(pool);
  }

  /** How long it takes over a request. */
  long serviceNanos() {
    RandomGenerator random = time.random();
    return health == Health.SLOW
        ? random.nextLong(50 * MILLI, 1_500 * MILLI)
        : random.nextLong(MILLI / 10, 3 * MILLI);
  }

  /** Serves a request; the answer may never come. */
  void receive(byte[] request, Consumer<byte[]> reply) {
    Health before = health;
    boolean serves =
        before != Health.DEAD && (before != Health.HALF_DEAD || time.random().nextBoolean());
    time.schedule(
        () -> {
          if (serves && health != Health.DEAD) {
            byte[] answer = serve(Wire.packet(request));
            if (before != Health.HALF_DEAD && health != Health.HALF_DEAD) {
              reply.accept(answer);
            }
          }
        },
        serviceNanos());
  }

  private byte[] serve(Packet packet) {
    OperationRequest request = OperationRequest.CODEC.decode(new WireReader(packet.body()));
    long key = request.operation().entity().rowkey().get(0).bits();
    if (!table.exists()) {
      return refusal(packet, ErrorCode.OB_TABLE_NOT_EXIST);
    }
    if (request.tableId() != table.tableId()) {
      return refusal(packet, ErrorCode.OB_TABLET_NOT_EXIST);
    }
    if (request.tabletId() != table.tabletOf(key)) {
      log.violation("key " + key + " was sent to tablet " + request.tabletId());
    }
    return table.leaderOf(key).equals(Optional.of(address))
        ? lead(packet, request, key, 0)
        : notLeader(packet, request, key);
  }

  private byte[] notLeader(Packet packet, OperationRequest request, long key) {
    Optional<HostAndPort> thought = view.tableId() == table.tableId()
        ? view.leaders().get(table.partition(key))
        : Optional.empty();
    if (manner == Manner.SAYS_WHERE && thought.isPresent() && !thought.get().equals(address)) {
      return moved(packet, request, thought.get());
    }
    if (manner == Manner.FORWARDS && table.leaderOf(key).isPresent()) {
      return lead(packet, request, key, RpcHeader.REROUTE);
    }
    return refusal(packet, ErrorCode.OB_NOT_MASTER);
  }

  private byte[] lead(Packet packet, OperationRequest request, long key, int flags) {
    if (time.random().nextDouble() >= troublePart) {
      return success(packet, flags, apply(request, key));
    }
    boolean conflict = time.random().nextBoolean();
    if (!conflict && time.random().nextBoolean()) {
      apply(request, key);
    }
    return refusal(
        packet, conflict ? ErrorCode.OB_TRY_LOCK_ROW_CONFLICT : ErrorCode.OB_TRANS_TIMEOUT);
  }

  private OperationResult apply(OperationRequest request, long key) {
    OperationType type = OperationType.ofNumber(request.operation().type());
    if (type == OperationType.INCREMENT) {
      table.add(key, 1);
    } else if (type == OperationType.PUT) {
      table.set(key, numberOf(request));
    }
    log.effect(numberOf(request), address);
    Entity row = new Entity(
        List.of(Value.ofBigInt(key)),
        List.of(new Property("v", Value.ofBigInt(table.counter(key)))));
    return new OperationResult(OperationStatus.OK, type.number(), row, 1);
  }

  private static int numberOf(OperationRequest request) {
    return (int) request.operation().entity().properties().get(0).value().bits();
  }

  private static byte[] success(Packet packet, int flags, OperationResult result) {
    return Wire.answer(
        packet,
        Opcode.EXECUTE,
        flags,
        RpcResult.OK,
        out -> OperationResult.CODEC.encode(result, out));
  }

  private static byte[] refusal(Packet packet, ErrorCode code) {
    return Wire.answer(
        packet,
        Opcode.ERROR,
        0,
        RpcResult.failure(code.number(), "as the scenario says"),
        out -> {});
  }

  private byte[] moved(Packet packet, OperationRequest request, HostAndPort leader) {
    log.news();
    int ip = IP | Integer.parseInt(leader.host().substring(leader.host().lastIndexOf('.') + 1));
    MoveResponse move = new MoveResponse(
        new ReplicaLocation(
            request.tableId(),
            0,
            request.tabletId(),
            new ServerAddress(4, ip, 0, 0, 0, leader.port()),
            1,
            0,
            0,
            0),
        0);
    return Wire.answer(
        packet, Opcode.MOVE, 0, RpcResult.OK, out -> MoveResponse.CODEC.encode(move, out));
  }
}
