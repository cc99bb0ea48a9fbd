// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One request to a real OceanBase and its answer.
 *
 * @param response null where no answer came
 * @param volatileRequest places in the request that differ from run to run, as offset and length
 * @param volatileResponse the same for the answer
 */
record GoldenExchange(
    String name,
    String schema,
    boolean groupStart,
    List<String> sqlBefore,
    byte[] request,
    byte[] response,
    List<int[]> volatileRequest,
    List<int[]> volatileResponse) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All recorded exchanges in their order. */
  static List<GoldenExchange> all() {
    try (InputStream raw =
            GoldenExchange.class.getResourceAsStream("/golden/golden-packets.jsonl.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      List<GoldenExchange> exchanges = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        exchanges.add(of(JSON.readTree(line)));
      }
      return exchanges;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenExchange of(JsonNode node) {
    List<String> sql = new ArrayList<>();
    node.path("sql_before").forEach(statement -> sql.add(statement.asText()));
    JsonNode response = node.path("response");
    return new GoldenExchange(
        node.path("name").asText(),
        node.path("schema").asText(),
        node.path("group_start").asBoolean(),
        sql,
        HexFormat.of().parseHex(node.path("request").asText()),
        response.isTextual() ? HexFormat.of().parseHex(response.asText()) : null,
        places(node.path("volatile_at").path("request")),
        places(node.path("volatile_at").path("response")));
  }

  private static List<int[]> places(JsonNode node) {
    List<int[]> places = new ArrayList<>();
    node.forEach(
        place -> places.add(new int[] {place.get(0).asInt(), place.get(1).asInt()}));
    return places;
  }

  String group() {
    return name.substring(0, name.indexOf('/'));
  }

  @Override
  public String toString() {
    return name;
  }
}
