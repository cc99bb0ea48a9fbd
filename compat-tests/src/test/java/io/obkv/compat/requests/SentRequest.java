// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import java.util.HexFormat;

/**
 * A request as a client sent it.
 *
 * @param opcode its packet code
 * @param body in hexadecimal digits; with zeros for the session's credential and 1 for the number of a
 *     query, which are the server's and never the same
 */
record SentRequest(int opcode, String body) {
  static SentRequest of(Packet packet, byte[] credential) {
    String body = HexFormat.of().formatHex(withoutQueryNumber(packet));
    String secret = HexFormat.of().formatHex(credential);
    return new SentRequest(
        packet.header().opcode(),
        secret.isEmpty() ? body : body.replace(secret, "0".repeat(secret.length())));
  }

  private static byte[] withoutQueryNumber(Packet packet) {
    if (packet.header().opcode() != Opcode.ASYNC_QUERY) {
      return packet.body();
    }
    AsyncQueryRequest query = AsyncQueryRequest.CODEC.decode(new WireReader(packet.body()));
    return query.sessionId() < 0
        ? packet.body()
        : AsyncQueryRequest.CODEC.toBytes(
            new AsyncQueryRequest(query.request(), 1, query.step()), LengthForm.SHORTEST);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(body);
  }
}
