// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TestTarget;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.table.ClientOptions;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a client finds wrong by the table's schema before it sends anything, in both modes. The stand-in
 * for a proxy of the real engine has no SQL port, so there only direct mode can show it.
 */
@DriverCases
@Tag("asks-the-proxy")
class SchemaCheckIT {
  private final Tables tables;
  private final TestTarget target;

  record Fruit(String s, Long created) {}

  SchemaCheckIT(Tables tables, TestTarget target) {
    this.tables = tables;
    this.target = target;
  }

  private ClientOptions.Builder options() {
    ClientOptions.Builder options = DriverExtension.options(target);
    return ClientMode.chosen() == ClientMode.DIRECT
        ? options
        : options.sqlPort(target.sqlServer().orElseThrow().port());
  }

  private static void assertFoundHere(ServerException refused) {
    assertThat(refused.address()).isEqualTo("found out by the client");
  }

  @Test
  void keysAndColumnsAreCheckedBeforeAnythingIsSent() {
    String name = tables.create("(a varchar(8), b bigint, s varchar(9), primary key (a, b))");
    try (TableClient client = TableClient.connect(options().build())) {
      Table table = client.table(name);
      assertFoundHere(assertRefused(
          ErrorCode.OB_KV_ROWKEY_COUNT_NOT_MATCH, () -> table.get(Get.of(Key.of("x")))));
      assertFoundHere(assertRefused(
          ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH, () -> table.get(Get.of(Key.positional("x", 1)))));
      assertFoundHere(assertRefused(
          ErrorCode.OB_ERR_BAD_FIELD_ERROR,
          () -> table.insert(Insert.of(Key.positional("x", 1L)).setAll(new Fruit("pear", 1L)))));
      assertThat(
              table.insert(Insert.of(Key.positional("x", 1L)).set("s", "pear")).affectedRows())
          .isEqualTo(1);
    }
  }

  @Test
  void aColumnThatIsNewIsFound() {
    String name = tables.create("(k bigint primary key, v bigint)");
    try (TableClient client = TableClient.connect(options().build())) {
      Table table = client.table(name);
      table.insert(Insert.of(Key.of("k", 1L)).set("v", 1L));
      tables.execute("alter table " + name + " add column w bigint");
      // A schema that was read within the last second counts as news.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> succeeds(
              () -> table.insertOrUpdate(InsertOrUpdate.of(Key.of("k", 1L)).set("w", 2L))));
      assertThat(table.get(Get.of(Key.of("k", 1L))).orElseThrow().getLong("w")).isEqualTo(2);
    }
  }

  private static boolean succeeds(Runnable call) {
    try {
      call.run();
      return true;
    } catch (ServerException e) {
      return false;
    }
  }

  @Test
  @EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "odp")
  void anSqlPortWhereNobodyAnswersIsNoticedAtOnce() {
    assertThatThrownBy(() -> TableClient.connect(DriverExtension.options(target)
                .sqlPort(1)
                .sqlConnectTimeout(Duration.ofSeconds(2))
                .timeout(Duration.ofSeconds(3))
                .build())
            .close())
        .isInstanceOf(ObkvException.class);
  }
}
