// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.parse.SqlGrammar;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The checks that OceanBase makes of KV_ATTRIBUTES (7.2 of the SQL notes). Stateless. */
final class KvAttributes {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> REDIS_MODELS = Set.of("string", "list", "set", "zset", "hash");

  private KvAttributes() {}

  /** The text itself, when it is empty or passes. */
  static String checked(String text) {
    if (text.isEmpty()) {
      return text;
    }
    JsonNode root = parse(text);
    if (!root.isObject() || root.size() != 1) {
      throw wrongFormat();
    }
    Map.Entry<String, JsonNode> model = root.properties().iterator().next();
    if (!model.getValue().isObject()) {
      throw wrongFormat();
    }
    switch (model.getKey().toLowerCase(Locale.ROOT)) {
      case "hbase" ->
        model.getValue().properties().forEach(entry -> hbase(entry.getKey(), entry.getValue()));
      case "redis" ->
        model.getValue().properties().forEach(entry -> redis(entry.getKey(), entry.getValue()));
      default -> throw wrongFormat();
    }
    return text;
  }

  /** Refuses to alter a table that was made through the Admin API of HBase. */
  static void refuseAdminTable(String text) {
    if (text.isEmpty()) {
      return;
    }
    for (JsonNode model : parse(text)) {
      for (Map.Entry<String, JsonNode> entry : model.properties()) {
        if (entry.getKey().equalsIgnoreCase("createdby")) {
          throw createdByAdmin();
        }
      }
    }
  }

  private static SqlException createdByAdmin() {
    return SqlErrors.notSupported("table kv_attribute with '\"CreateBy\": \"Admin\"'");
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (hasFraction(root)) {
        throw SqlGrammar.syntaxErrorWithoutPlace();
      }
      return root;
    } catch (JsonProcessingException invalid) {
      throw SqlGrammar.syntaxErrorWithoutPlace();
    }
  }

  /** The engine's own JSON reader knows whole numbers only. */
  private static boolean hasFraction(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return true;
    }
    for (JsonNode child : node) {
      if (hasFraction(child)) {
        return true;
      }
    }
    return false;
  }

  private static void hbase(String key, JsonNode value) {
    switch (key.toLowerCase(Locale.ROOT)) {
      case "timetolive" -> {
        if (number(value, "TimeToLive") <= 0) {
          throw SqlErrors.of(
              -10507, 10507, "HY000", "Time to live of hbase table must be greater than 0");
        }
      }
      case "maxversions" -> {
        if (number(value, "MaxVersions") <= 0) {
          throw SqlErrors.of(
              -10508, 10508, "HY000", "MaxVersions of hbase table must be greater than 0");
        }
      }
      case "state" -> {}
      case "createdby" -> throw createdByAdmin();
      default -> throw wrongFormat();
    }
  }

  private static void redis(String key, JsonNode value) {
    switch (key.toLowerCase(Locale.ROOT)) {
      case "isttl" -> {
        if (!value.isBoolean()) {
          throw SqlErrors.notSupported("isTTL value not true or false");
        }
      }
      case "model" -> {
        if (!REDIS_MODELS.contains(value.asText().toLowerCase(Locale.ROOT))) {
          throw SqlErrors.notSupported("Model value with wrong format");
        }
      }
      default -> throw wrongFormat();
    }
  }

  private static long number(JsonNode value, String name) {
    if (!value.isIntegralNumber()) {
      throw SqlErrors.notSupported(name + " value not number");
    }
    return value.asLong();
  }

  private static SqlException wrongFormat() {
    return SqlErrors.notSupported("kv attributes with wrong format");
  }
}
