// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.proxy;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import java.util.function.UnaryOperator;

/**
 * Turns requests in the form that proxies take into the form that servers take, for one connection: the
 * database named at its login is where tables are looked for.
 */
final class RequestRouting {
  private final TableDirectory tables;
  private String database = "";

  RequestRouting(TableDirectory tables) {
    this.tables = tables;
  }

  /** The request for the server; what is not about a table goes as it came. */
  Packet route(Packet request) {
    return switch (request.header().opcode()) {
      case Opcode.LOGIN -> rewrite(request, LoginRequest.CODEC, this::login);
      case Opcode.EXECUTE -> rewrite(request, OperationRequest.CODEC, this::operation);
      case Opcode.BATCH_EXECUTE -> rewrite(request, BatchRequest.CODEC, this::batch);
      case Opcode.EXECUTE_QUERY -> rewrite(request, QueryRequest.CODEC, this::query);
      case Opcode.ASYNC_QUERY -> rewrite(request, AsyncQueryRequest.CODEC, this::asyncQuery);
      case Opcode.QUERY_AND_MUTATE ->
        rewrite(request, QueryAndMutateRequest.CODEC, this::queryAndMutate);
      case Opcode.LOG_STREAM_EXECUTE -> rewrite(request, LogStreamRequest.CODEC, this::logStream);
      default -> request;
    };
  }

  private static <T> Packet rewrite(Packet packet, Codec<T> codec, UnaryOperator<T> change) {
    T message = change.apply(codec.decode(new WireReader(packet.body())));
    byte[] body = codec.toBytes(message, LengthForm.SHORTEST);
    RpcHeader old = packet.header();
    RpcHeader header = RpcHeader.request(
        old.opcode(),
        old.length(),
        old.flags(),
        PacketChecksum.of(body),
        old.tenantId(),
        old.sessionId(),
        old.traceId0(),
        old.traceId1(),
        old.timeoutMicros(),
        old.timestampMicros());
    return new Packet(packet.channelId(), header, body);
  }

  private LoginRequest login(LoginRequest m) {
    database = m.databaseName();
    String name = m.userName();
    int at = name.indexOf('@');
    int hash = name.indexOf('#');
    String tenant = name.substring(at + 1, hash < 0 ? name.length() : hash);
    return new LoginRequest(
        m.authMethod(),
        m.clientType(),
        m.clientVersion(),
        m.reserved1(),
        m.capabilities(),
        m.maxPacketSize(),
        m.reserved2(),
        m.reserved3(),
        tenant,
        at < 0 ? name : name.substring(0, at),
        m.secret(),
        m.scramble(),
        m.databaseName(),
        m.ttlMicros(),
        m.configs(),
        m.allowDistribute(),
        m.trailing());
  }

  private OperationRequest operation(OperationRequest m) {
    TablePlace place = tables.find(database, m.tableName());
    return new OperationRequest(
        m.credential(),
        m.tableName(),
        place.tableId(),
        tables.tabletOf(place, m.operation().entity().rowkey()),
        m.entityType(),
        m.operation(),
        m.consistency(),
        m.optionFlag(),
        m.returningAffectedEntity(),
        m.returningAffectedRows(),
        m.binlogRowImage());
  }

  private BatchRequest batch(BatchRequest m) {
    TablePlace place = tables.find(database, m.tableName());
    return new BatchRequest(
        m.credential(),
        m.tableName(),
        place.tableId(),
        m.entityType(),
        m.batch(),
        m.consistency(),
        m.optionFlag(),
        m.returningAffectedEntity(),
        m.returningAffectedRows(),
        place.tabletId(),
        m.atomic());
  }

  private QueryRequest query(QueryRequest m) {
    TablePlace place = tables.find(database, m.tableName());
    return new QueryRequest(
        m.credential(),
        m.tableName(),
        place.tableId(),
        place.tabletId(),
        m.entityType(),
        m.consistency(),
        m.query(),
        m.optionFlag(),
        m.hbaseOperation());
  }

  private AsyncQueryRequest asyncQuery(AsyncQueryRequest m) {
    return new AsyncQueryRequest(query(m.request()), m.sessionId(), m.step());
  }

  private QueryAndMutateRequest queryAndMutate(QueryAndMutateRequest m) {
    TablePlace place = tables.find(database, m.tableName());
    return new QueryAndMutateRequest(
        m.credential(),
        m.tableName(),
        place.tableId(),
        place.tabletId(),
        m.entityType(),
        m.queryAndMutate(),
        m.binlogRowImage(),
        m.optionFlag(),
        m.hbaseOperation());
  }

  private LogStreamRequest logStream(LogStreamRequest m) {
    TablePlace place = tables.find(database, m.tableName());
    return new LogStreamRequest(
        m.credential(),
        m.entityType(),
        m.consistency(),
        m.logStreamId(),
        m.tableName(),
        place.tableId(),
        m.rowkeyNames(),
        m.propertyNames(),
        m.flags(),
        m.tablets().stream()
            .map(t -> new TabletOperations(place.tabletId(), t.flags(), t.operations()))
            .toList(),
        m.hbaseOperation());
  }
}
