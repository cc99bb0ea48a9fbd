// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;

/** {@code GET /metrics}: the numbers in Prometheus' text form, version 0.0.4. */
record MetricsHandler(List<Metric> metrics) implements HttpHandler {
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    StringBuilder text = new StringBuilder();
    for (Metric metric : metrics) {
      text.append("# HELP ")
          .append(metric.name())
          .append(' ')
          .append(metric.help())
          .append('\n');
      text.append("# TYPE ")
          .append(metric.name())
          .append(' ')
          .append(metric.kind().text());
      text.append('\n').append(metric.name()).append(' ').append(metric.value().getAsLong());
      text.append('\n');
    }
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    exchange.getResponseSender().send(text.toString());
  }
}
