// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.driver.TruePlacements.Kind;
import io.obkv.compat.driver.TruePlacements.Placed;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      for (Map.Entry<Kind, List<Placed>> group : TruePlacements.read().entrySet()) {
        String table = tables.create(group.getKey().definition());
        TableSchema schema = metadata.load(table).join().orElseThrow();
        for (Placed row : group.getValue()) {
          if (!row.hasNull()) {
            checked++;
            int found = locate(schema, group.getKey(), row);
            if (found != row.partition()) {
              wrong.add(group.getKey() + " " + row + " -> " + found);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(7100);
  }

  private static int locate(TableSchema schema, Kind kind, Placed row) {
    List<Value> key = new ArrayList<>();
    for (int i = 0; i < row.key().size(); i++) {
      key.add(TruthValues.of(kind.types().get(i), row.key().get(i)));
    }
    key.add(Value.ofInt(1));
    return schema.locate(List.of(), key);
  }
}
