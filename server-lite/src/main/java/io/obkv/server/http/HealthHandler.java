// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** {@code GET /health}: says so when the server serves. It is asked only while that is so. */
record HealthHandler() implements HttpHandler {
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Json.send(exchange, out -> {
      out.writeStartObject();
      out.writeStringField("status", "ok");
      out.writeEndObject();
    });
  }
}
