// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.packet.Opcode;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.transport.Answer;
import io.obkv.transport.Connection;
import io.obkv.transport.Destination;
import io.obkv.transport.Request;
import io.obkv.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An operation on one counter; the result is the counter afterwards. It carries its number, by which the
 * servers know it again.
 */
record SimulatedCall(
    CallLog log,
    int number,
    CallLog.Kind kind,
    long key,
    Duration attemptTimeout,
    boolean repeatable)
    implements RoutedRequest<OperationResult, Long> {
  @Override
  public String operation() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String table() {
    return ClusterView.TABLE;
  }

  @Override
  public int locate(TableSchema schema) {
    return schema.locate(List.of("k"), List.of(Value.ofBigInt(key)));
  }

  @Override
  public boolean mayBeHedged() {
    return kind == CallLog.Kind.GET;
  }

  @Override
  public Request<OperationResult> request(Connection connection) {
    log.sent(number, connection.address());
    Entity entity = new Entity(
        List.of(Value.ofBigInt(key)), List.of(new Property("v", Value.ofBigInt(number))));
    return Request.routed(
        Opcode.EXECUTE,
        (credential, destination) -> message(credential, destination, entity),
        OperationRequest.CODEC,
        OperationResult.CODEC,
        attemptTimeout);
  }

  private OperationRequest message(byte[] credential, Destination destination, Entity entity) {
    log.named(number, destination.tableId());
    return new OperationRequest(
        credential,
        ClusterView.TABLE,
        destination.tableId(),
        destination.tabletId(),
        0,
        new Operation(type().number(), entity),
        0,
        0,
        false,
        true,
        -1);
  }

  private OperationType type() {
    return switch (kind) {
      case GET -> OperationType.GET;
      case INCREMENT -> OperationType.INCREMENT;
      case PUT -> OperationType.PUT;
    };
  }

  @Override
  public Long read(Answer<OperationResult> answer, Connection connection, Route route) {
    Entity row = answer.message().entity();
    if (row.rowkey().get(0).bits() != key) {
      log.violation("call " + number + " for key " + key + " got the answer of another: " + row);
    }
    return row.properties().get(0).value().bits();
  }
}
