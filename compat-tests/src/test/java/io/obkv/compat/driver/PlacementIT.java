// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Account;
import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.network.Endpoint;
import io.obkv.partition.TruthValues;
import io.obkv.routing.metadata.SqlMetadata;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.FailoverSqlClient;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.routing.sql.SqlOptions;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import io.obkv.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows whose true partition was read back from a real server: the driver, from what the metadata views tell
 * of tables of these kinds, computes the same.
 */
@ExtendWith(TargetExtension.class)
@EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "direct")
class PlacementIT {
  private record Kind(String types, String collations, String function, String partitions) {}

  private record Placed(String key, int partition) {}

  private final Tables tables;
  private final TestTarget target;

  PlacementIT(Tables tables, TestTarget target) {
    this.tables = tables;
    this.target = target;
  }

  @Test
  void everyRowIsLocatedWhereTheServerPutIt() throws IOException {
    Endpoint sql = target.sqlServer().orElseThrow();
    Account account = target.account();
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    try (Transport transport = Transport.create(1);
        FailoverSqlClient client = new FailoverSqlClient(
            transport,
            List.of(new HostAndPort(sql.host(), sql.port())),
            new SqlAccount(account.user(), account.password(), "oceanbase"),
            SqlOptions.DEFAULT)) {
      SqlMetadata metadata = new SqlMetadata(
          client, client, account.tenant(), TestTarget.DATABASE, Duration.ofSeconds(20));
      for (Map.Entry<Kind, List<Placed>> group : groups().entrySet()) {
        TableSchema schema = metadata.load(create(group.getKey())).join().orElseThrow();
        for (Placed row : group.getValue()) {
          checked++;
          int found = locate(schema, group.getKey(), row);
          if (found != row.partition()) {
            wrong.add(group.getKey() + " " + row + " -> " + found);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(7100);
  }

  private static Map<Kind, List<Placed>> groups() throws IOException {
    Map<Kind, List<Placed>> groups = new LinkedHashMap<>();
    try (InputStream raw = PlacementIT.class.getResourceAsStream("/golden/partition-truth.tsv.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] f = line.split("\t", -1);
        // NULL is in no primary key.
        if (!List.of(f[4].split("\\|", -1)).contains("NULL")) {
          groups
              .computeIfAbsent(new Kind(f[0], f[1], f[2], f[3]), kind -> new ArrayList<>())
              .add(new Placed(f[4], Integer.parseInt(f[5])));
        }
      });
    }
    return groups;
  }

  /** A table (k0, k1, …, id) with all of them as its key. */
  private String create(Kind kind) {
    String[] types = kind.types().split("\\|", -1);
    String[] collations = kind.collations().split("\\|", -1);
    StringBuilder columns = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      names.add("k" + i);
      columns.append('k').append(i).append(' ').append(sqlType(types[i], collations[i]));
      columns.append(" not null, ");
    }
    String key = String.join(",", names);
    return tables.create("(" + columns + "id int, primary key (" + key + ",id)) partition by "
        + kind.function() + "(" + key + ") partitions " + kind.partitions());
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
    boolean text = collation.startsWith("utf8mb4");
    return text ? sized + " collate " + collation : sized;
  }

  private static int locate(TableSchema schema, Kind kind, Placed row) {
    String[] types = kind.types().split("\\|", -1);
    String[] literals = row.key().split("\\|", -1);
    List<Value> key = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      key.add(TruthValues.of(types[i], literals[i]));
    }
    key.add(Value.ofInt(1));
    return schema.locate(List.of(), key);
  }
}
