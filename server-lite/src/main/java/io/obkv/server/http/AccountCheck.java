// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.UserSchema;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Lets in who proves an account by HTTP basic authentication; without any header that is root, as long
 * as root has no password. Pages of other sites, which browsers would let post here, are refused.
 */
record AccountCheck(Catalog catalog, HttpHandler next) implements HttpHandler {
  private static final AttachmentKey<UserSchema> ACCOUNT = AttachmentKey.create(UserSchema.class);
  private static final String BASIC = "Basic ";
  private static final String DEFAULT_ACCOUNT = "root:";

  /** Who sent the request; behind this check only. */
  static UserSchema account(HttpServerExchange exchange) {
    return exchange.getAttachment(ACCOUNT);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin != null && !origin.equals("http://" + exchange.getHostAndPort())) {
      exchange.setStatusCode(StatusCodes.FORBIDDEN);
      return;
    }
    Optional<UserSchema> account = proven(exchange);
    if (account.isEmpty()) {
      exchange.setStatusCode(StatusCodes.UNAUTHORIZED);
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Basic realm=\"obkv\"");
      return;
    }
    exchange.putAttachment(ACCOUNT, account.get());
    next.handleRequest(exchange);
  }

  private Optional<UserSchema> proven(HttpServerExchange exchange) {
    return pair(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION)).flatMap(pair -> {
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : account(pair.substring(0, colon), pair.substring(colon + 1));
    });
  }

  private static Optional<String> pair(String header) {
    if (header == null) {
      return Optional.of(DEFAULT_ACCOUNT);
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded =
          Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private Optional<UserSchema> account(String user, String password) {
    byte[] stored = PasswordScramble.stored(password);
    return catalog
        .snapshot()
        .user(user)
        .filter(account -> MessageDigest.isEqual(stored, account.passwordHash()));
  }
}
