// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import io.obkv.protocol.packet.Packet;
import java.util.HexFormat;

/**
 * A request as a client sent it.
 *
 * @param opcode its packet code
 * @param body in hexadecimal digits; the session's credential, which differs between connections, as zeros
 */
record SentRequest(int opcode, String body) {
  static SentRequest of(Packet packet, byte[] credential) {
    String body = HexFormat.of().formatHex(packet.body());
    String secret = HexFormat.of().formatHex(credential);
    return new SentRequest(
        packet.header().opcode(),
        secret.isEmpty() ? body : body.replace(secret, "0".repeat(secret.length())));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(body);
  }
}
