// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.environment.Tables;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that the server makes: auto-increment, defaults, generated columns, unique indexes. */
@CompatibilityCases
class ColumnRuleIT {
  private final ObTableClient client;
  private final Tables tables;

  ColumnRuleIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  private Map<String, Object> get(String table, Object key) throws Exception {
    return client.get(table).setRowKey(row(colVal("k", key))).execute();
  }

  @Test
  void anAutoIncrementKeyDrawsForNull() throws Exception {
    String table = tables.create("(k bigint auto_increment primary key, v int)");
    client.addRowKeyElement(table, new String[] {"k"});
    for (int i = 0; i < 3; i++) {
      client.insert(table, new Object[] {null}, new String[] {"v"}, new Object[] {i});
    }
    assertThat(tables.query("select k, v from " + table + " order by k"))
        .containsExactly(List.of("1", "0"), List.of("2", "1"), List.of("3", "2"));
  }

  @Test
  void anAutoIncrementKeyDrawsForZero() throws Exception {
    String table = tables.create("(k bigint auto_increment primary key, v int)");
    client.addRowKeyElement(table, new String[] {"k"});
    client.insert(table, new Object[] {0L}, new String[] {"v"}, new Object[] {7});
    assertThat(tables.query("select k, v from " + table)).containsExactly(List.of("1", "7"));
  }

  @Test
  void aGivenAutoIncrementKeyIsKept() throws Exception {
    String table = tables.create("(k bigint auto_increment primary key, v int)");
    client.addRowKeyElement(table, new String[] {"k"});
    client.insert(table, new Object[] {50L}, new String[] {"v"}, new Object[] {7});
    client.insert(table, new Object[] {0L}, new String[] {"v"}, new Object[] {8});
    assertThat(tables.query("select k, v from " + table + " order by k"))
        .containsExactly(List.of("50", "7"), List.of("51", "8"));
  }

  @Test
  void anAutoIncrementColumnDrawsWhenLeftOut() throws Exception {
    String table = tables.create("(k int primary key, n bigint auto_increment, v int)");
    client
        .insert(table)
        .setRowKey(row(colVal("k", 1)))
        .addMutateColVal(colVal("v", 1))
        .execute();
    assertThat(get(table, 1)).containsEntry("n", 1L);
  }

  @Test
  void defaultsOfEveryKindAreFilledIn() throws Exception {
    String table = tables.create("(k int primary key, i int default -5, s varchar(9) default 'x y',"
        + " d double default 1.5, t datetime default '2024-05-06 07:08:09', n int)");
    client.insert(table).setRowKey(row(colVal("k", 1))).execute();
    assertThat(get(table, 1))
        .containsEntry("i", -5)
        .containsEntry("s", "x y")
        .containsEntry("d", 1.5)
        .containsEntry("n", null);
    assertThat(tables.query("select t from " + table).get(0).get(0))
        .startsWith("2024-05-06 07:08:09");
  }

  @Test
  void currentTimestampIsTheServersTime() throws Exception {
    String table =
        tables.create("(k int primary key, t timestamp(3) default current_timestamp(3), v int)");
    long before = System.currentTimeMillis();
    client.insert(table).setRowKey(row(colVal("k", 1))).execute();
    long after = System.currentTimeMillis();
    assertThat(((Timestamp) get(table, 1).get("t")).getTime()).isBetween(before - 1, after + 1);
  }

  @Test
  void onUpdateCurrentTimestampMovesWithAnUpdate() throws Exception {
    String table = tables.create("(k int primary key, v int, t timestamp(3) default"
        + " '2020-01-01 00:00:00' on update current_timestamp(3))");
    client
        .insert(table)
        .setRowKey(row(colVal("k", 1)))
        .addMutateColVal(colVal("v", 1))
        .execute();
    Timestamp first = (Timestamp) get(table, 1).get("t");
    client
        .update(table)
        .setRowKey(row(colVal("k", 1)))
        .addMutateColVal(colVal("v", 2))
        .execute();
    Timestamp second = (Timestamp) get(table, 1).get("t");
    assertThat(first.getTime()).isLessThan(1_600_000_000_000L);
    assertThat(second.getTime()).isGreaterThan(1_600_000_000_000L);
  }

  @Test
  void generatedColumnsFollowTheirSource() throws Exception {
    String table = tables.create("(k varchar(20) primary key,"
        + " g varchar(3) generated always as (substr(k, 1, 3)) virtual,"
        + " s varchar(9), st varchar(2) generated always as (substring(s, 2, 2)) stored)");
    client
        .insert(table)
        .setRowKey(row(colVal("k", "abcdef")))
        .addMutateColVal(colVal("s", "wxyz"))
        .execute();
    assertThat(get(table, "abcdef")).containsEntry("g", "abc").containsEntry("st", "xy");
    client
        .update(table)
        .setRowKey(row(colVal("k", "abcdef")))
        .addMutateColVal(colVal("s", "1234"))
        .execute();
    assertThat(get(table, "abcdef")).containsEntry("st", "23");
  }

  @Test
  void replaceRemovesEveryRowThatConflicts() throws Exception {
    String table =
        tables.create("(k int primary key, a int, b int, unique key ua (a), unique key ub (b))");
    tables.fill(table, "1,10,100", "2,20,200", "3,30,300");
    assertThat(client
            .replace(table)
            .setRowKey(row(colVal("k", 1)))
            .addMutateColVal(colVal("a", 20), colVal("b", 300))
            .execute()
            .getAffectedRows())
        .isEqualTo(2);
    assertThat(tables.query("select k, a, b from " + table))
        .containsExactly(List.of("1", "20", "300"));
  }

  @Test
  void nullIsNoDuplicateInAUniqueIndex() throws Exception {
    String table = tables.create("(k int primary key, a int, unique key ua (a))");
    for (int key = 1; key <= 2; key++) {
      client
          .insert(table)
          .setRowKey(row(colVal("k", key)))
          .addMutateColVal(colVal("a", null))
          .execute();
    }
    assertThat(tables.query("select count(*) from " + table)).containsExactly(List.of("2"));
  }
}
