// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.TransportException;
import io.obkv.transport.HostAndPort;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks a config service, such as ob-configserver, where a cluster's servers are: HTTP GET of {@code
 * …?Action=ObRootServiceInfo&ObCluster=NAME}. Safe for many threads. To be closed.
 */
final class ConfigService implements AutoCloseable {
  private static final long MOST_BYTES = 1 << 20;
  private static final int SUCCESS = 200;

  private final OkHttpClient http;
  private final String url;

  ConfigService(String url, Duration timeout) {
    this.url = url;
    this.http = new OkHttpClient.Builder()
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .callTimeout(timeout)
        .build();
  }

  /** The SQL ports of the listed servers. */
  CompletableFuture<List<HostAndPort>> sqlServers() {
    CompletableFuture<List<HostAndPort>> result = new CompletableFuture<>();
    Request request = new Request.Builder().url(url).build();
    http.newCall(request).enqueue(new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        result.completeExceptionally(unreachable(e));
      }

      @Override
      public void onResponse(Call call, Response response) {
        try (response) {
          result.complete(read(response));
        } catch (IOException e) {
          result.completeExceptionally(unreachable(e));
        } catch (ObkvException | IllegalArgumentException e) {
          result.completeExceptionally(e);
        }
      }
    });
    return result;
  }

  private TransportException unreachable(IOException e) {
    return new TransportException(
        "the config service does not answer: " + e.getMessage(), Effect.NOT_APPLIED, e);
  }

  private static List<HostAndPort> read(Response response) throws IOException {
    if (response.code() != SUCCESS) {
      throw new ProtocolException("the config service answered with HTTP " + response.code());
    }
    BufferedSource source = response.body().source();
    if (source.request(MOST_BYTES + 1)) {
      throw new ProtocolException("the config service's answer is longer than it may be");
    }
    return servers(source.readUtf8());
  }

  /**
   * The list in an answer (7.2).
   *
   * @throws ProtocolException when the answer is not what it should be, or says that there is none
   */
  static List<HostAndPort> servers(String json) {
    if (!(JsonText.parse(json) instanceof Map<?, ?> answer)
        || !(answer.get("Code") instanceof BigDecimal code)
        || code.intValue() != SUCCESS
        || !(answer.get("Data") instanceof Map<?, ?> data)
        || !(data.get("RsList") instanceof List<?> listed)
        || listed.isEmpty()) {
      throw new ProtocolException("the config service lists no servers");
    }
    List<HostAndPort> servers = new ArrayList<>();
    for (Object item : listed) {
      if (!(item instanceof Map<?, ?> server)
          || !(server.get("address") instanceof String address)
          || !(server.get("sql_port") instanceof BigDecimal port)) {
        throw new ProtocolException("the config service lists a server without address or port");
      }
      servers.add(new HostAndPort(HostAndPort.parse(address).host(), port.intValue()));
    }
    return servers;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
