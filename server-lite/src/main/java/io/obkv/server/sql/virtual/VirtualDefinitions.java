// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.virtual;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the definitions that {@code virtual-tables.txt} holds: a line a database, {@code sparse} where
 * columns may be NULL whatever is said of them; a line a table, and
 * below that a line a column with its type, {@code not null} and {@code key}. For one reading.
 */
final class VirtualDefinitions {
  private static final String RESOURCE = "virtual-tables.txt";
  private static final Pattern COLUMN = Pattern.compile(
      "  (\\S+) (\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?( unsigned)?( not null)?( key)?");
  private static final int LONGEST_TEXT = -1;

  private final Map<String, VirtualTable.Definition> found = new HashMap<>();
  private String database;
  private boolean sparse;
  private String table;
  private List<ColumnSchema> columns = new ArrayList<>();
  private Set<String> keys = new HashSet<>();

  private VirtualDefinitions() {}

  /** The definitions by {@code database.table} in lower case. */
  static Map<String, VirtualTable.Definition> read() {
    VirtualDefinitions definitions = new VirtualDefinitions();
    try (InputStream in = VirtualDefinitions.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().forEach(definitions::add);
      definitions.finishTable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return definitions.found;
  }

  private void add(String line) {
    if (line.startsWith("database ")) {
      finishTable();
      String[] words = line.split(" ", -1);
      database = words[1];
      sparse = words.length > 2;
    } else if (line.startsWith("table ")) {
      finishTable();
      table = line.substring("table ".length());
    } else if (line.startsWith(" ")) {
      addColumn(line);
    }
  }

  private void finishTable() {
    if (table != null) {
      String key = (database + "." + table).toLowerCase(Locale.ROOT);
      found.put(key, VirtualTable.Definition.of(database, table, columns, keys, sparse));
    }
    table = null;
    columns = new ArrayList<>();
    keys = new HashSet<>();
  }

  private void addColumn(String line) {
    Matcher parts = COLUMN.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("not a column: " + line);
    }
    String name = parts.group(1);
    if (parts.group(7) != null) {
      keys.add(name);
    }
    columns.add(new ColumnSchema(
        ColumnSchema.FIRST_ID + columns.size(),
        name,
        type(parts),
        parts.group(6) == null,
        ColumnDefault.NONE,
        false,
        false,
        Optional.empty(),
        ""));
  }

  private static ColumnType type(Matcher parts) {
    int first = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
    int second = parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4));
    boolean unsigned = parts.group(5) != null;
    return switch (parts.group(2)) {
      case "bigint" ->
        ColumnType.of(unsigned ? ValueType.UNSIGNED_BIGINT : ValueType.BIGINT, first, -1);
      case "int" -> ColumnType.of(unsigned ? ValueType.UNSIGNED_INT : ValueType.INT, first, -1);
      case "tinyint" -> ColumnType.of(ValueType.TINYINT, first, -1);
      case "varchar" -> text(ValueType.VARCHAR, first);
      case "char" -> text(ValueType.CHAR, first);
      case "varbinary" -> ColumnType.ofBytes(ValueType.VARCHAR, first, Collation.BINARY);
      case "text" -> text(ValueType.TEXT, 65_535);
      case "mediumtext" -> text(ValueType.MEDIUMTEXT, 16_777_215);
      case "longtext" -> text(ValueType.LONGTEXT, LONGEST_TEXT);
      case "double" -> ColumnType.of(ValueType.DOUBLE);
      case "decimal" -> ColumnType.of(ValueType.DECIMAL, first, second);
      case "datetime" -> ColumnType.of(ValueType.DATETIME, -1, Math.max(first, 0));
      case "timestamp" -> ColumnType.of(ValueType.TIMESTAMP, -1, Math.max(first, 0));
      default -> throw new IllegalStateException("unknown type " + parts.group(2));
    };
  }

  private static ColumnType text(ValueType type, int length) {
    return ColumnType.ofBytes(type, length, Collation.UTF8MB4_GENERAL_CI);
  }
}
