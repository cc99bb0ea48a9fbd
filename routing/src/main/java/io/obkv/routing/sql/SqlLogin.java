// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.protocol.mysql.AuthSwitchRequest;
import io.obkv.protocol.mysql.Capability;
import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.protocol.mysql.Greeting;
import io.obkv.protocol.mysql.HandshakeResponse;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PayloadWriter;
import java.util.Map;
import java.util.function.Consumer;

/** The login of one connection. The password leaves only as a proof. */
final class SqlLogin {
  private static final int UTF8MB4_GENERAL_CI = 45;
  private static final int MAX_PACKET = 16 << 20;
  private static final int WANTED = Capability.LONG_PASSWORD
      | Capability.LONG_FLAG
      | Capability.PROTOCOL_41
      | Capability.TRANSACTIONS
      | Capability.SECURE_CONNECTION
      | Capability.PLUGIN_AUTH;

  private final SqlAccount account;
  private final String address;
  private boolean greeted;

  SqlLogin(SqlAccount account, String address) {
    this.account = account;
    this.address = address;
  }

  /**
   * Takes a packet of the server and answers it.
   *
   * @return whether the login is over, with success
   * @throws io.obkv.error.ServerException when the server refuses it
   */
  boolean answer(MysqlPacket packet, Consumer<Consumer<PayloadWriter>> send) {
    if (packet.firstByte() == ErrorPacket.MARK) {
      throw SqlErrors.of(ErrorPacket.decode(packet.reader()), address);
    }
    if (!greeted) {
      greeted = true;
      HandshakeResponse response = respond(Greeting.decode(packet.reader()));
      send.accept(response::encode);
      return false;
    }
    if (packet.firstByte() == AuthSwitchRequest.MARK) {
      byte[] proof = switched(AuthSwitchRequest.decode(packet.reader()));
      send.accept(out -> out.bytes(proof));
      return false;
    }
    if (packet.firstByte() != OkPacket.MARK) {
      throw new ProtocolException("a login answered with " + packet.firstByte());
    }
    return true;
  }

  private HandshakeResponse respond(Greeting greeting) {
    int database = account.database().isEmpty() ? 0 : Capability.CONNECT_WITH_DB;
    return new HandshakeResponse(
        (WANTED | database) & (greeting.capabilities() | Capability.SECURE_CONNECTION),
        MAX_PACKET,
        UTF8MB4_GENERAL_CI,
        account.user(),
        PasswordScramble.secret(account.password(), greeting.scramble()),
        account.database(),
        Greeting.NATIVE_PASSWORD,
        Map.of());
  }

  private byte[] switched(AuthSwitchRequest request) {
    if (!request.plugin().equals(Greeting.NATIVE_PASSWORD)) {
      throw new ProtocolException(address + " wants the password proven by " + request.plugin()
          + ", which is unknown here");
    }
    return PasswordScramble.secret(account.password(), request.scramble());
  }
}
