// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.rpc.TestCatalog;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
  private final TestCatalog catalog = TestCatalog.standard();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpEndpoint.start(
        "127.0.0.1",
        0,
        () -> catalog,
        HttpEndpointTest::run,
        new SingleServerPlacement("127.0.0.1", () -> 2882, () -> 2881, Instant.EPOCH),
        List.of(
            Metric.counter("obkv_requests_total", "Requests.", () -> 7),
            Metric.gauge("obkv_connections", "Open connections.", () -> 2)));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  /** Answers a count and a table with who asks, or fails. */
  private static List<SqlResult> run(SqlSession session, String text) {
    if (text.equals("bad")) {
      throw new SqlException(-5001, 1064, "42000", "no such thing");
    }
    ResultColumn who =
        ResultColumn.expression("who", ColumnType.of(io.obkv.value.ValueType.VARCHAR));
    return List.of(
        SqlResult.Done.of(3),
        SqlResult.Rows.of(List.of(who, who, who), List.<Value[]>of(new Value[] {
          Value.ofString(session.user() + " in " + session.database()),
          Value.ofBigInt(7),
          Value.NULL
        })));
  }

  @Test
  void answersWithAResultForEachStatement() throws Exception {
    HttpResponse<String> answer = post("good", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"results\":[{\"affectedRows\":3,\"insertId\":0,\"info\":\"\"},"
            + "{\"columns\":[\"who\",\"who\",\"who\"],"
            + "\"rows\":[[\"root in test\",7,null]]}]}");
  }

  @Test
  void tellsWhyAStatementFailed() throws Exception {
    HttpResponse<String> answer = post("bad", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"error\":{\"code\":-5001,\"number\":1064,\"state\":\"42000\","
            + "\"message\":\"no such thing\"}}");
  }

  @Test
  void knowsAccountsByTheirPasswords() throws Exception {
    assertThat(post("good", "app:secret").body()).contains("app in test");
    assertThat(post("good", "app:wrong").statusCode()).isEqualTo(401);
    assertThat(post("good", "nobody:").statusCode()).isEqualTo(401);
    assertThat(post("good", "root:needless").statusCode()).isEqualTo(401);
    assertThat(post("good", "guest:").body())
        .contains("Access denied for user 'guest'@'%' to database 'test'");
  }

  @Test
  void refusesPagesOfOtherSites() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri("/sql"))
        .header("Origin", "http://example.com")
        .POST(HttpRequest.BodyPublishers.ofString("create database d"))
        .build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void saysThatItIsWell() throws Exception {
    assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void showsMetrics() throws Exception {
    assertThat(get("/metrics").body()).isEqualTo("""
            # HELP obkv_requests_total Requests.
            # TYPE obkv_requests_total counter
            obkv_requests_total 7
            # HELP obkv_connections Open connections.
            # TYPE obkv_connections gauge
            obkv_connections 2
            """);
  }

  @Test
  void tellsDirectClientsWhereTheServerIs() throws Exception {
    HttpResponse<String> answer =
        get("/services?Action=ObRootServiceInfo&ObCluster=lite&database=test");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"Code\":200,")
        .contains(
            "\"RsList\":[{\"address\":\"127.0.0.1:2882\",\"role\":\"LEADER\",\"sql_port\":2881}]");
    assertThat(get("/services?Action=ObRootServiceInfo&ObCluster=other").statusCode())
        .isEqualTo(404);
    assertThat(get("/services?ObCluster=lite").statusCode()).isEqualTo(400);
  }

  @Test
  void knowsNoOtherPathsOrMethods() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/sql").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String sql, String account) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/sql")).POST(HttpRequest.BodyPublishers.ofString(sql));
    if (!account.isEmpty()) {
      byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + endpoint.port() + path);
  }
}
