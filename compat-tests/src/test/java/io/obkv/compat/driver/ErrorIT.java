// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TestTarget;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers refuse: codes, texts, addresses and trace ids. */
@DriverCases
class ErrorIT {
  private static final Key A = Key.of("k", "a");

  private final TableClient client;
  private final Tables tables;
  private final TestTarget target;
  private String name;
  private Table table;

  ErrorIT(TableClient client, Tables tables, TestTarget target) {
    this.client = client;
    this.tables = tables;
    this.target = target;
  }

  @BeforeEach
  void makeTable() {
    name = tables.create("(k varchar(8) primary key, v bigint, s varchar(4))");
    tables.fill(name, "'a',9223372036854775807,'x'");
    table = client.table(name);
  }

  @Test
  void anErrorSaysWhoRefusedWhat() {
    ServerException refused = assertRefused(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE, () -> table.insert(Insert.of(A).set("v", 1L)));
    assertThat(refused.serverMessage()).isEqualTo("Duplicate entry 'a' for key 'PRIMARY'");
    String proxy = target.proxy().host() + ":" + target.proxy().port();
    if (ClientMode.chosen() == ClientMode.ODP) {
      assertThat(refused.address()).isEqualTo(proxy);
    } else {
      assertThat(refused.address()).startsWith("127.0.0.1:");
    }
    assertThat(refused.traceId()).matches("Y[0-9A-F]+-[0-9A-F]{16}");
    assertThat(refused.effect()).isEqualTo(Effect.NOT_APPLIED);
    assertThat(refused)
        .hasMessageContaining("[-5024][OB_ERR_PRIMARY_KEY_DUPLICATE]")
        .hasMessageContaining(refused.traceId());
  }

  @Test
  void futuresFailWithTheSame() {
    assertThat(table.insertAsync(Insert.of(A).set("v", 1L)))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(ServerException.class);
  }

  @Test
  void anErrorInABatchIsTheSame() {
    ServerException refused = assertRefused(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
        () -> table.batch(Batch.of(Insert.of(A).set("v", 1L))));
    assertThat(refused.serverMessage()).isEqualTo("Duplicate entry 'a' for key 'PRIMARY'");
    assertThat(refused.traceId()).isNotEmpty();
  }

  @Test
  void anUnknownColumn() {
    assertThat(assertRefused(
                ErrorCode.OB_ERR_BAD_FIELD_ERROR,
                () -> table.insert(Insert.of(Key.of("k", "b")).set("nope", 1)))
            .serverMessage())
        .isEqualTo("Unknown column 'nope' in '" + name + "'");
  }

  @Test
  void aValueOfAnotherType() {
    assertThat(assertRefused(
                ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH,
                () -> table.insert(Insert.of(Key.of("k", "b")).set("v", 1)))
            .serverMessage())
        .isEqualTo("Column type for 'v' not match, schema column type is 'BIGINT',"
            + " input column type is 'INT'");
  }

  @Test
  void textTooLong() {
    assertThat(assertRefused(
                ErrorCode.OB_ERR_DATA_TOO_LONG,
                () -> table.insert(Insert.of(Key.of("k", "b")).set("s", "12345")))
            .serverMessage())
        .isEqualTo("Data too long for column 's' at row 0");
  }

  @Test
  void aSumOutOfRange() {
    assertRefused(
        ErrorCode.OB_OPERATE_OVERFLOW, () -> table.increment(Increment.of(A).by("v", 1)));
  }

  @Test
  void aKeyOfAnotherType() {
    assertRefused(ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH, () -> table.get(Get.of(Key.of("k", 1L))));
  }

  @Test
  void aRangeOfAnotherType() {
    assertRefused(ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH, () -> {
      try (var rows = table.query(Query.of(ScanRange.only(Key.of("k", 1L))))) {
        rows.next();
      }
    });
  }

  @Test
  void theClientWorksOnAfterAnError() {
    assertRefused(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE, () -> table.insert(Insert.of(A).set("v", 1L)));
    assertThat(table.get(Get.of(A))).isPresent();
  }

  @Test
  void aWrongPassword() {
    assertThatThrownBy(() -> TableClient.connect(
                DriverExtension.options(target).password("wrong").build())
            .close())
        .isInstanceOfSatisfying(
            ServerException.class,
            refused -> assertThat(refused.code()).contains(ErrorCode.OB_PASSWORD_WRONG));
  }
}
