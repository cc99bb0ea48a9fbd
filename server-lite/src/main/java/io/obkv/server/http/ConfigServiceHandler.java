// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Deque;
import java.util.List;

/**
 * {@code GET /services?Action=ObRootServiceInfo&ObCluster=NAME}: tells clients in direct mode where
 * the cluster's servers are (7.2 of the protocol notes). They are named as the metadata views name
 * them; the only server of a cluster by the address that the client has reached.
 */
record ConfigServiceHandler(Catalog catalog, ReplicaPlacement placement) implements HttpHandler {
  private static final String ACTION = "ObRootServiceInfo";
  private static final int CLUSTER_ID = 1;

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    String cluster = catalog.snapshot().cluster();
    if (!ACTION.equals(parameter(exchange, "Action"))) {
      refuse(exchange, StatusCodes.BAD_REQUEST, "the only Action is " + ACTION);
    } else if (!cluster.equals(parameter(exchange, "ObCluster"))) {
      refuse(exchange, StatusCodes.NOT_FOUND, "the only ObCluster is " + cluster);
    } else {
      Json.send(exchange, out -> write(exchange, cluster, out));
    }
  }

  private static String parameter(HttpServerExchange exchange, String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? "" : values.getFirst();
  }

  private static void refuse(HttpServerExchange exchange, int status, String message) {
    exchange.setStatusCode(status);
    Json.send(exchange, out -> {
      out.writeStartObject();
      out.writeNumberField("Code", status);
      out.writeStringField("Message", message);
      out.writeBooleanField("Success", false);
      out.writeEndObject();
    });
  }

  private void write(HttpServerExchange exchange, String cluster, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("Code", StatusCodes.OK);
    out.writeStringField("Message", "successful");
    out.writeBooleanField("Success", true);
    out.writeObjectFieldStart("Data");
    out.writeStringField("ObRegion", cluster);
    out.writeStringField("ObCluster", cluster);
    out.writeNumberField("ObRegionId", CLUSTER_ID);
    out.writeNumberField("ObClusterId", CLUSTER_ID);
    out.writeArrayFieldStart("RsList");
    List<ServerNode> servers = placement.servers();
    for (ServerNode server : servers) {
      String host = servers.size() == 1
          ? exchange.getDestinationAddress().getAddress().getHostAddress()
          : server.host();
      out.writeStartObject();
      out.writeStringField("address", host + ":" + server.rpcPort());
      out.writeStringField("role", server.id() == servers.get(0).id() ? "LEADER" : "FOLLOWER");
      out.writeNumberField("sql_port", server.sqlPort());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("ReadonlyRsList");
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }
}
