// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A plan as JSON: an object an operator, its inputs as {@code CHILD_1}, {@code CHILD_2}. For one plan. */
final class PlanJson {
  private int lastId = -1;

  List<String> print(PlanStep plan) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.useDefaultPrettyPrinter();
      write(plan, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().lines().toList();
  }

  private void write(PlanStep step, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("ID", ++lastId);
    out.writeStringField("OPERATOR", step.operator());
    out.writeStringField("NAME", step.name());
    for (Map.Entry<String, String> detail : step.details().entrySet()) {
      out.writeStringField(detail.getKey(), detail.getValue());
    }
    for (int i = 0; i < step.inputs().size(); i++) {
      out.writeFieldName("CHILD_" + (i + 1));
      write(step.inputs().get(i), out);
    }
    out.writeEndObject();
  }
}
