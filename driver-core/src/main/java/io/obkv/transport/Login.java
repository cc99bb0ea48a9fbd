// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.protocol.message.ClientType;
import io.obkv.protocol.message.Feature;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.protocol.packet.Opcode;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Logs one connection in (3.2): one round trip, or two where the client is HBase's and the server's
 * version was not known.
 */
final class Login {
  private static final int AUTH_METHOD = 1;
  private static final int CLIENT_VERSION = 1;

  private final ConnectionOptions options;
  private final SecureRandom random;

  Login(ConnectionOptions options, SecureRandom random) {
    this.options = options;
    this.random = random;
  }

  /**
   * Runs the login.
   *
   * @param exchange sends one login request on the connection
   */
  CompletableFuture<Session> run(
      Function<Request<LoginResult>, CompletableFuture<Answer<LoginResult>>> exchange) {
    ServerVersion known = options.serverVersion().orElse(null);
    ClientType first = typeFor(known);
    return attempt(exchange, first, known).thenCompose(session -> {
      ClientType fitting = typeFor(session.version());
      return fitting == first
          ? CompletableFuture.completedFuture(session)
          : attempt(exchange, fitting, session.version());
    });
  }

  private CompletableFuture<Session> attempt(
      Function<Request<LoginResult>, CompletableFuture<Answer<LoginResult>>> exchange,
      ClientType type,
      ServerVersion version) {
    Request<LoginResult> request = Request.of(
        Opcode.LOGIN,
        credential -> message(type, version),
        LoginRequest.CODEC,
        LoginResult.CODEC,
        options.loginTimeout());
    return exchange.apply(request).thenApply(answer -> Session.of(answer.message()));
  }

  /** Only servers from a version on know HBase's client type; others are told the table client's. */
  private ClientType typeFor(ServerVersion version) {
    boolean refused = options.clientType() == ClientType.JAVA_HBASE
        && (version == null || !Feature.SCHEMA_VERSION.in(version));
    return refused ? ClientType.JAVA_TABLE : options.clientType();
  }

  private LoginRequest message(ClientType type, ServerVersion version) {
    byte[] scramble = PasswordScramble.random(random);
    boolean direct = !options.tenant().isEmpty();
    return new LoginRequest(
        AUTH_METHOD,
        type.number(),
        CLIENT_VERSION,
        0,
        0,
        0,
        0,
        0,
        options.tenant(),
        options.user(),
        PasswordScramble.secret(options.password(), scramble),
        scramble,
        options.database(),
        0,
        "",
        direct && version != null && Feature.HBASE_PUT_REQUEST.in(version),
        2);
  }
}
