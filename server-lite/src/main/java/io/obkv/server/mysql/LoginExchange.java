// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.message.PasswordScramble;
import io.obkv.protocol.mysql.AuthSwitchRequest;
import io.obkv.protocol.mysql.Capability;
import io.obkv.protocol.mysql.Greeting;
import io.obkv.protocol.mysql.HandshakeResponse;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.session.ClientIdentity;
import io.obkv.server.sql.session.SqlSession;
import java.net.InetSocketAddress;
import java.util.Optional;

/** One login, from the greeting to the session or the refusal. On the connection's event loop. */
final class LoginExchange {
  /** What OceanBase says it is, so that clients treat this server as one. */
  private static final String VERSION = "5.7.25";

  private static final int UTF8MB4_BIN = 46;
  private static final int CAPABILITIES = Capability.LONG_PASSWORD
      | Capability.FOUND_ROWS
      | Capability.LONG_FLAG
      | Capability.CONNECT_WITH_DB
      | Capability.NO_SCHEMA
      | Capability.ODBC
      | Capability.IGNORE_SPACE
      | Capability.PROTOCOL_41
      | Capability.INTERACTIVE
      | Capability.IGNORE_SIGPIPE
      | Capability.TRANSACTIONS
      | Capability.SECURE_CONNECTION
      | Capability.MULTI_STATEMENTS
      | Capability.MULTI_RESULTS
      | Capability.PS_MULTI_RESULTS
      | Capability.PLUGIN_AUTH
      | Capability.CONNECT_ATTRS
      | Capability.PLUGIN_AUTH_LENENC;

  private final MysqlServer server;
  private final long connectionId;
  private final InetSocketAddress address;
  private byte[] scramble;
  private HandshakeResponse response;

  /**
   * @param connectionId what the session will be known by
   * @param address where the client is
   */
  LoginExchange(MysqlServer server, long connectionId, InetSocketAddress address) {
    this.server = server;
    this.connectionId = connectionId;
    this.address = address;
    this.scramble = PasswordScramble.random(server.random());
  }

  /** The packet that begins a connection. */
  Greeting greeting() {
    return new Greeting(
        VERSION, connectionId, scramble, CAPABILITIES, UTF8MB4_BIN, 0, Greeting.NATIVE_PASSWORD);
  }

  /**
   * Reads a COM_CHANGE_USER, whose proof is of an old scramble: the client is asked for another.
   *
   * @param before the login that is to be replaced
   */
  AuthSwitchRequest changeUser(MysqlPacket packet, LoginExchange before) {
    PayloadReader in = packet.reader();
    in.skip(1);
    response = HandshakeResponse.decodeChangeUser(in, before.response.capabilities());
    return request();
  }

  private AuthSwitchRequest request() {
    return new AuthSwitchRequest(Greeting.NATIVE_PASSWORD, scramble);
  }

  /**
   * Reads the client's answer to the greeting.
   *
   * @return what to ask when the proof was made in another way than ours
   * @throws io.obkv.error.ProtocolException when the packet is none of a login
   */
  Optional<AuthSwitchRequest> respond(MysqlPacket packet) {
    response = HandshakeResponse.decode(packet.reader());
    boolean otherPlugin =
        !response.plugin().isEmpty() && !response.plugin().equals(Greeting.NATIVE_PASSWORD);
    if (!otherPlugin) {
      return Optional.empty();
    }
    scramble = PasswordScramble.random(server.random());
    return Optional.of(request());
  }

  /** Whether the client has said who it is. */
  boolean isNamed() {
    return response != null;
  }

  /** Logs in with the proof that came with the name. */
  Commands enter() {
    return enter(response.proof());
  }

  /**
   * Logs in.
   *
   * @throws SqlException 1045, or what stands against the database
   */
  Commands enter(byte[] proof) {
    Authenticator.Login login = server.authenticator().check(response.user(), proof, scramble);
    SqlSession session = new SqlSession(
        connectionId,
        new ClientIdentity(
            login.name(), login.tenant(), address.getAddress().getHostAddress(), address.getPort()),
        response.has(Capability.FOUND_ROWS));
    CommandContext context = new CommandContext(server.executor(), session);
    if (!response.database().isEmpty()) {
      Commands.use(context, login.account(), response.database());
    }
    if (response.has(Capability.INTERACTIVE)) {
      session.setVariable(
          "wait_timeout", server.executor().variable(session, "interactive_timeout"));
    }
    StatementCommands statements =
        new StatementCommands(server.options().maxStatements(), server.maxPacket(session));
    return new Commands(context, login.account(), statements);
  }
}
