// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads scripts: statements end with a semicolon at the end of a line. A line {@code -- differs:
 * reason} marks the next statement; {@code -- table: name} stands for everything that both servers
 * are asked about a table. Other lines that start with {@code --} are comments.
 */
final class StatementScript {
  private static final String DIFFERS = "-- differs: ";
  private static final String TABLE = "-- table: ";

  private final List<ScriptStatement> statements = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private String difference = "";

  private StatementScript() {}

  /** The statements of a script beside this class. */
  static List<ScriptStatement> read(String name) {
    try (InputStream in = StatementScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      StatementScript script = new StatementScript();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(script::line);
      return script.statements;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private void line(String line) {
    if (line.startsWith(DIFFERS)) {
      difference = line.substring(DIFFERS.length());
    } else if (line.startsWith(TABLE)) {
      TableQuestions.about(line.substring(TABLE.length())).forEach(this::add);
    } else if (!line.startsWith("--") && !line.isBlank()) {
      open.append(open.isEmpty() ? "" : "\n").append(line);
      if (line.endsWith(";")) {
        add(open.substring(0, open.length() - 1));
        open.setLength(0);
      }
    }
  }

  private void add(String sql) {
    statements.add(new ScriptStatement(sql, difference));
    difference = "";
  }
}
