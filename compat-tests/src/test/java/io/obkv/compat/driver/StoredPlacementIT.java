// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.driver.TruePlacements.Kind;
import io.obkv.compat.driver.TruePlacements.Placed;
import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TargetExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server stores rows that SQL inserts in the partitions that a real one put them in. */
@ExtendWith(TargetExtension.class)
@EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "direct")
class StoredPlacementIT {
  private static final int ROWS_IN_STATEMENT = 200;

  private final Tables tables;

  StoredPlacementIT(Tables tables) {
    this.tables = tables;
  }

  @Test
  void everyRowIsStoredWhereARealServerPutIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Map.Entry<Kind, List<Placed>> group : TruePlacements.read().entrySet()) {
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

  private String create(Kind kind, List<Placed> rows) {
    return tables.create(
        rows.stream().anyMatch(Placed::hasNull) ? kind.definitionForNulls() : kind.definition());
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
