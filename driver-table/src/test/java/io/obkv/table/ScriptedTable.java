// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.packet.Packet;
import io.obkv.transport.ScriptedPeer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client connected to a server that the test plays. */
final class ScriptedTable implements AutoCloseable {
  final ScriptedPeer peer = new ScriptedPeer();
  final TableClient client;
  final Table table;
  ScriptedPeer.Client server;

  ScriptedTable(String parameters) throws Exception {
    String address = "obkv://root@sys:pw@127.0.0.1:" + peer.port() + "/test" + parameters;
    CompletableFuture<TableClient> connecting =
        CompletableFuture.supplyAsync(() -> TableClient.connect(address));
    server = peer.acceptLogin("c");
    client = connecting.get();
    table = client.table("t");
  }

  /** The next request, which must be a single operation. */
  static OperationRequest operation(Packet packet) {
    return OperationRequest.CODEC.fromBytes(packet.body());
  }

  void answer(Packet request, long affectedRows, Property... columns) throws IOException {
    OperationResult result = new OperationResult(
        OperationStatus.OK,
        operation(request).operation().type(),
        new Entity(List.of(), List.of(columns)),
        affectedRows);
    server.answer(request, OperationResult.CODEC, result);
  }

  /** Breaks the connection and lets the client log in on a new one. */
  void breakAndAcceptAgain() throws IOException {
    server.close();
    server = peer.acceptLogin("c");
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    peer.close();
  }
}
