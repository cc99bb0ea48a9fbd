// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures in sections, each a list of rows with named columns. Not for several threads at once. */
public final class Report {
  private final Map<String, List<Row>> sections = new LinkedHashMap<>();

  /** Adds a row to a section; the first decides on the columns. */
  public Report add(String section, Row row) {
    sections.computeIfAbsent(section, ignored -> new ArrayList<>()).add(row);
    return this;
  }

  /** An object with a list for each section. */
  public String json() {
    Map<String, List<Map<String, Object>>> plain = new LinkedHashMap<>();
    sections.forEach(
        (name, rows) -> plain.put(name, rows.stream().map(Row::cells).toList()));
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures have no JSON", e);
    }
  }

  /** Tables with aligned columns. */
  public String text() {
    return sections.entrySet().stream()
        .map(section -> section.getKey() + "\n" + TextTable.of(section.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
