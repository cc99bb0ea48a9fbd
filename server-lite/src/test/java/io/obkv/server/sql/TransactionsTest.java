// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions of several statements, and what two sessions see of each other. */
class TransactionsTest {
  private final SqlFixture fixture = SqlFixture.withRows();
  private final SqlSession one = fixture.session;
  private final SqlSession two = new SqlSession(2, "root", "127.0.0.1", false);

  @BeforeEach
  void makeTable() {
    two.use("test");
    run(one, "create table t (k int primary key, v int, unique key uv(v))");
    run(one, "insert into t values (1, 10), (2, 20)");
    // Waits that are to fail do so soon; the test fails where one is not to.
    run(one, "set ob_trx_lock_timeout = 100000");
    run(two, "set ob_trx_lock_timeout = 100000");
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    fixture.close();
  }

  private void run(SqlSession session, String sql) {
    fixture.executor.execute(session, sql).forEach(SqlResult::close);
  }

  private String rows(SqlSession session, String sql) {
    List<String> rows = new ArrayList<>();
    for (SqlResult result : fixture.executor.execute(session, sql)) {
      for (Value[] row : ((SqlResult.Rows) result).rows()) {
        rows.add(Arrays.stream(row).map(ValueText::of).collect(Collectors.joining("-")));
      }
    }
    return String.join(" ", rows);
  }

  private String all(SqlSession session) {
    return rows(session, "select k, v from t order by k");
  }

  private static int number(Throwable thrown) {
    return ((SqlException) thrown).mysqlNumber();
  }

  private void assertRefused(SqlSession session, String sql, int number) {
    assertThatThrownBy(() -> run(session, sql))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.mysqlNumber()).isEqualTo(number));
  }

  @Test
  void othersSeeNothingBeforeTheCommit() {
    run(one, "begin");
    run(one, "insert into t values (3, 30)");
    run(one, "update t set v = 11 where k = 1");
    run(one, "delete from t where k = 2");
    assertThat(all(one)).isEqualTo("1-11 3-30");
    assertThat(all(two)).isEqualTo("1-10 2-20");
    run(one, "commit");
    assertThat(all(two)).isEqualTo("1-11 3-30");
    assertThat(one.inTransaction()).isFalse();
  }

  @Test
  void rollbackForgetsEverything() {
    run(one, "start transaction");
    run(one, "insert into t values (3, 30)");
    run(one, "delete from t");
    run(one, "rollback");
    assertThat(all(one)).isEqualTo("1-10 2-20");
  }

  @Test
  void aFailedStatementLeavesTheTransactionAndNothingOfItself() {
    run(one, "begin");
    run(one, "insert into t values (3, 30)");
    assertRefused(one, "insert into t values (4, 40), (1, 99)", 1062);
    assertRefused(one, "insert into t values (5, 30)", 1062);
    run(one, "commit");
    assertThat(all(one)).isEqualTo("1-10 2-20 3-30");
  }

  @Test
  void savepointsGoBackPartOfTheWay() {
    run(one, "begin");
    run(one, "insert into t values (3, 30)");
    run(one, "savepoint A");
    run(one, "insert into t values (4, 40)");
    run(one, "savepoint b");
    run(one, "update t set v = 0 where k = 3");
    run(one, "rollback to b");
    assertThat(all(one)).isEqualTo("1-10 2-20 3-30 4-40");
    run(one, "rollback to savepoint a");
    assertThat(all(one)).isEqualTo("1-10 2-20 3-30");
    assertRefused(one, "rollback to b", 1305);
    run(one, "release savepoint a");
    assertRefused(one, "rollback to a", 1305);
    run(one, "commit");
    assertThat(all(two)).isEqualTo("1-10 2-20 3-30");
  }

  @Test
  void withoutAutocommitTheFirstStatementBegins() {
    run(one, "set autocommit = 0");
    run(one, "insert into t values (3, 30)");
    assertThat(all(two)).isEqualTo("1-10 2-20");
    run(one, "commit");
    assertThat(all(two)).isEqualTo("1-10 2-20 3-30");
    run(one, "delete from t where k = 3");
    run(one, "set autocommit = 1");
    assertThat(all(two)).isEqualTo("1-10 2-20");
  }

  @Test
  void definitionsAndBeginCommitWhatIsBefore() {
    run(one, "begin");
    run(one, "insert into t values (3, 30)");
    run(one, "create table u (k int primary key)");
    assertThat(all(two)).isEqualTo("1-10 2-20 3-30");
    run(one, "begin");
    run(one, "delete from t where k = 3");
    run(one, "begin");
    assertThat(all(two)).isEqualTo("1-10 2-20");
  }

  @Test
  void aClosedSessionRollsBackAndLetsGo() {
    run(one, "begin");
    run(one, "update t set v = 11 where k = 1");
    assertRefused(two, "update t set v = 12 where k = 1", 1205);
    one.close();
    run(two, "update t set v = 12 where k = 1");
    assertThat(all(two)).isEqualTo("1-12 2-20");
  }

  @Test
  void aWriterGoesOnWithTheCommittedRowOnceItsLockIsFree() {
    run(two, "set ob_trx_lock_timeout = 30000000");
    run(one, "begin");
    run(one, "update t set v = v + 1 where k = 1");
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> run(two, "update t set v = v * 100 where k = 1"));
    run(one, "update t set v = v + 1 where k = 1");
    run(one, "commit");
    waiting.join();
    assertThat(all(one)).isEqualTo("1-1200 2-20");
  }

  @Test
  void aTransactionWaitsForAnotherAndKeepsItsOwnChanges() {
    run(two, "set ob_trx_lock_timeout = 30000000");
    run(one, "begin");
    run(one, "update t set v = 11 where k = 1");
    run(two, "begin");
    run(two, "update t set v = 21 where k = 2");
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> run(two, "update t set v = v + 1 where k = 1"));
    run(one, "commit");
    waiting.join();
    assertThat(all(two)).isEqualTo("1-12 2-21");
    run(two, "commit");
    assertThat(all(one)).isEqualTo("1-12 2-21");
  }

  @Test
  void oneOfTwoThatWaitForEachOtherIsRolledBack() {
    run(one, "set ob_trx_lock_timeout = 60000000");
    run(two, "set ob_trx_lock_timeout = 60000000");
    run(one, "begin");
    run(one, "update t set v = 11 where k = 1");
    run(two, "begin");
    run(two, "update t set v = 21 where k = 2");
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> run(one, "update t set v = 12 where k = 2"));
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> run(two, "update t set v = 22 where k = 1"));
    List<Integer> numbers = new ArrayList<>();
    for (CompletableFuture<Void> statement : List.of(first, second)) {
      try {
        statement.join();
      } catch (CompletionException e) {
        numbers.add(number(e.getCause()));
      }
    }
    assertThat(numbers).containsOnly(1213).isNotEmpty();
    if (numbers.size() == 1) {
      assertThat(one.inTransaction()).isNotEqualTo(two.inTransaction());
      run(one, "commit");
      run(two, "commit");
      assertThat(all(one)).isIn("1-22 2-21", "1-11 2-12");
    }
  }

  @Test
  void forUpdateHoldsRowsUntilTheEnd() {
    run(one, "begin");
    assertThat(rows(one, "select v from t where k = 1 for update")).isEqualTo("10");
    assertRefused(two, "update t set v = 12 where k = 1", 1205);
    assertRefused(two, "select * from t where k = 1 for update nowait", 1205);
    run(two, "update t set v = 21 where k = 2");
    run(one, "commit");
    run(two, "update t set v = 12 where k = 1");
  }

  @Test
  void serializableReadsOneMomentAndRefusesToWriteOverNewerRows() {
    run(one, "set session transaction isolation level serializable");
    run(one, "begin");
    assertThat(all(one)).isEqualTo("1-10 2-20");
    run(two, "update t set v = 12 where k = 1");
    assertThat(all(one)).isEqualTo("1-10 2-20");
    assertRefused(one, "update t set v = 13 where k = 1", 6235);
    run(one, "update t set v = 23 where k = 2");
    run(one, "commit");
    assertThat(all(one)).isEqualTo("1-12 2-23");
  }

  @Test
  void aReadOnlyTransactionWritesNothing() {
    run(one, "start transaction read only");
    assertThat(all(one)).isEqualTo("1-10 2-20");
    assertRefused(one, "delete from t", 1792);
    run(one, "rollback");
    run(one, "delete from t");
    assertThat(all(two)).isEmpty();
  }

  @Test
  void uniqueValuesOfAnOpenTransactionAreTaken() {
    run(one, "begin");
    run(one, "insert into t values (3, 30)");
    assertRefused(two, "insert into t values (4, 30)", 1205);
    run(one, "rollback");
    run(two, "insert into t values (4, 30)");
    assertThat(all(one)).isEqualTo("1-10 2-20 4-30");
  }
}
