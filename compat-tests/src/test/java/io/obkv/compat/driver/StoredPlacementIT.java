// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TargetExtension;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server stores rows that SQL inserts in the partitions that a real one put them in. */
@ExtendWith(TargetExtension.class)
@EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "direct")
class StoredPlacementIT {
  private static final int ROWS_IN_STATEMENT = 200;

  private record Kind(
      List<String> types, List<String> collations, String function, int partitions) {
    static Kind parse(String[] fields) {
      return new Kind(split(fields[0]), split(fields[1]), fields[2], Integer.parseInt(fields[3]));
    }
  }

  private record Placed(List<String> key, int partition) {}

  private final Tables tables;

  StoredPlacementIT(Tables tables) {
    this.tables = tables;
  }

  @Test
  void everyRowIsStoredWhereARealServerPutIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Map.Entry<Kind, List<Placed>> group : groups().entrySet()) {
      Kind kind = group.getKey();
      List<Placed> rows = group.getValue();
      String table = create(kind, rows);
      insert(table, kind, rows);
      for (int partition = 0; partition < kind.partitions(); partition++) {
        for (List<String> found :
            tables.query("select id from " + table + " partition(p" + partition + ")")) {
          Placed row = rows.get(Integer.parseInt(found.get(0)));
          checked++;
          if (row.partition() != partition) {
            wrong.add(kind + " " + row + " -> " + partition);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isEqualTo(7197);
  }

  private static Map<Kind, List<Placed>> groups() throws IOException {
    Map<Kind, List<Placed>> groups = new LinkedHashMap<>();
    try (InputStream raw =
            StoredPlacementIT.class.getResourceAsStream("/golden/partition-truth.tsv.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] fields = line.split("\t", -1);
        groups
            .computeIfAbsent(Kind.parse(fields), kind -> new ArrayList<>())
            .add(new Placed(split(fields[4]), Integer.parseInt(fields[5])));
      });
    }
    return groups;
  }

  private static List<String> split(String fields) {
    return List.of(fields.split("\\|", -1));
  }

  /** A table (k0, k1, …, id) with all of them as its key, or without one for NULL, which is in no key. */
  private String create(Kind kind, List<Placed> rows) {
    boolean nulls = rows.stream().anyMatch(row -> row.key().contains("NULL"));
    List<String> names =
        IntStream.range(0, kind.types().size()).mapToObj(i -> "k" + i).toList();
    String columns = IntStream.range(0, names.size())
        .mapToObj(i ->
            names.get(i) + " " + sqlType(kind.types().get(i), kind.collations().get(i))
                + (nulls ? " null" : " not null"))
        .collect(Collectors.joining(", "));
    String key = String.join(",", names);
    return tables.create("(" + columns + ", id int"
        + (nulls ? "" : ", primary key (" + key + ",id)")
        + ") partition by " + kind.function() + "(" + key + ") partitions " + kind.partitions());
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

  private void insert(String table, Kind kind, List<Placed> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_IN_STATEMENT) {
      String values = IntStream.range(from, Math.min(rows.size(), from + ROWS_IN_STATEMENT))
          .mapToObj(id -> "(" + literals(kind, rows.get(id).key()) + "," + id + ")")
          .collect(Collectors.joining(","));
      tables.execute("insert into " + table + " values " + values);
    }
  }

  private static String literals(Kind kind, List<String> key) {
    return IntStream.range(0, key.size())
        .mapToObj(i -> literal(kind.types().get(i), key.get(i)))
        .collect(Collectors.joining(","));
  }

  private static String literal(String type, String text) {
    if (text.equals("NULL")) {
      return "NULL";
    }
    return switch (type.replaceAll("\\(.*", "")) {
      case "varchar", "char", "enum", "set" -> "_utf8mb4 x'" + text + "'";
      case "varbinary", "binary" -> "x'" + text + "'";
      // Texts of timestamps are in UTC, whatever the session's time zone.
      case "timestamp" -> "convert_tz('" + text + "', '+00:00', @@time_zone)";
      case "datetime", "date", "time", "year" -> "'" + text + "'";
      default -> text;
    };
  }
}
