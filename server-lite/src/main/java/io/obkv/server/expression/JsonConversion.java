// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obkv.server.expression.Converted.Problem;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Text into JSON columns: checked, and printed with a blank behind colons and commas. Stateless. */
final class JsonConversion {
  private static final ObjectMapper MAPPER = new ObjectMapper()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonConversion() {}

  static Converted convert(Value value, EvaluationContext context) {
    String text = value.type().isBytes() ? value.string() : ValueText.of(value, context.zone());
    try {
      JsonNode tree = MAPPER.readTree(text);
      return tree.isMissingNode()
          ? new Converted(json("null"), Problem.INCORRECT)
          : Converted.exact(json(print(tree)));
    } catch (JsonProcessingException invalid) {
      return new Converted(json("null"), Problem.INCORRECT);
    }
  }

  private static String print(JsonNode node) {
    if (node.isArray()) {
      StringJoiner all = new StringJoiner(", ", "[", "]");
      node.forEach(item -> all.add(print(item)));
      return all.toString();
    }
    if (node.isObject()) {
      StringJoiner all = new StringJoiner(", ", "{", "}");
      node.properties()
          .forEach(entry -> all.add(
              MAPPER.getNodeFactory().textNode(entry.getKey()) + ": " + print(entry.getValue())));
      return all.toString();
    }
    return node.toString();
  }

  private static Value json(String text) {
    return new Value(
        ValueType.JSON,
        2,
        Collation.UTF8MB4_BIN.number(),
        -1,
        0,
        text.getBytes(StandardCharsets.UTF_8));
  }
}
