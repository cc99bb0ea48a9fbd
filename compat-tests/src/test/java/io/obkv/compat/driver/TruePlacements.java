// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Rows whose partition was read back from a real server, by the tables that they were in. */
final class TruePlacements {
  private TruePlacements() {}

  /**
   * A table: a type and a collation for each column of its partition key.
   *
   * @param collations {@code -} for a type that has none
   * @param function {@code key} or {@code hash}
   */
  record Kind(List<String> types, List<String> collations, String function, int partitions) {
    /** What follows the name in CREATE TABLE: columns k0, k1, … and id, all of them the primary key. */
    String definition() {
      return definition(" not null", ", primary key (" + key() + ",id)");
    }

    /** As {@link #definition()}, without a primary key, which NULL cannot be in. */
    String definitionForNulls() {
      return definition(" null", "");
    }

    private String key() {
      return IntStream.range(0, types.size())
          .mapToObj(i -> "k" + i)
          .collect(Collectors.joining(","));
    }

    private String definition(String nullability, String primaryKey) {
      String columns = IntStream.range(0, types.size())
          .mapToObj(i -> "k" + i + " " + sqlType(types.get(i), collations.get(i)) + nullability)
          .collect(Collectors.joining(", "));
      return "(" + columns + ", id int" + primaryKey + ") partition by " + function + "(" + key()
          + ") partitions " + partitions;
    }
  }

  /**
   * A row.
   *
   * @param key its literals
   * @param partition where the server put it, counted from 0
   */
  record Placed(List<String> key, int partition) {
    boolean hasNull() {
      return key.contains("NULL");
    }
  }

  static Map<Kind, List<Placed>> read() throws IOException {
    Map<Kind, List<Placed>> groups = new LinkedHashMap<>();
    try (InputStream raw =
            TruePlacements.class.getResourceAsStream("/golden/partition-truth.tsv.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] fields = line.split("\t", -1);
        Kind kind =
            new Kind(split(fields[0]), split(fields[1]), fields[2], Integer.parseInt(fields[3]));
        groups
            .computeIfAbsent(kind, none -> new ArrayList<>())
            .add(new Placed(split(fields[4]), Integer.parseInt(fields[5])));
      });
    }
    return groups;
  }

  private static List<String> split(String fields) {
    return List.of(fields.split("\\|", -1));
  }

  private static String sqlType(String type, String collation) {
    String sized = switch (type) {
      case "varchar" -> "varchar(500)";
      case "char" -> "char(60)";
      case "varbinary" -> "varbinary(500)";
      case "enum" -> "enum('a','B','c d','é')";
      case "set" -> "set('a','B','c')";
      default -> type;
    };
    return collation.startsWith("utf8mb4") ? sized + " collate " + collation : sized;
  }
}
