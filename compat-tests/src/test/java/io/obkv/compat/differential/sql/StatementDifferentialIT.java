// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.LiteTarget;
import io.obkv.compat.environment.RealTarget;
import io.obkv.compat.environment.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements over the MySQL protocol on the lite server and on the real engine: definitions of tables,
 * accepted and refused, and what both tell about them. The answers are the same, but for those that
 * the scripts mark with a reason; a marked one that no longer differs fails, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementDifferentialIT {
  private static final int TABLES = Integer.getInteger("obkv.differential.tables", 60);
  private static final long SEED = Long.getLong("obkv.differential.seed", 1);

  private LiteTarget lite;
  private RealTarget real;
  private StatementSide liteSide;
  private StatementSide realSide;

  @BeforeAll
  void start() {
    lite = LiteTarget.start();
    real = RealTarget.start();
    liteSide = side(lite, "test");
    realSide = side(real, "sys");
  }

  private static StatementSide side(TestTarget target, String tenant) {
    // The real engine knows no user of a cluster on this port.
    return StatementSide.open(target.sqlServer().orElseThrow(), "root@" + tenant, tenant);
  }

  @AfterAll
  void stop() {
    liteSide.close();
    realSide.close();
    lite.close();
    real.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tables",
        "refusals",
        "indexes",
        "changes",
        "partitions",
        "bounds",
        "models",
        "objects",
        "known"
      })
  void bothServersAnswerTheSame(String script) {
    assertThat(differences(StatementScript.read(script + ".sql"), false)).isEmpty();
  }

  @Test
  void bothServersAgreeOnTablesDrawnByChance() {
    TableSource source = new TableSource(new Random(SEED));
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) {
      differences.addAll(differences(source.next("drawn_" + i), true));
    }
    assertThat(differences).isEmpty();
  }

  /**
   * @param drawn whether the statements are drawn by chance: two refusals are the same then, since
   *     what is drawn can be wrong in several ways, and the servers look for them in another order;
   *     and what is {@link ListedDifferences listed} may differ
   */
  private List<String> differences(List<ScriptStatement> statements, boolean drawn) {
    List<String> differences = new ArrayList<>();
    for (ScriptStatement statement : statements) {
      String ours = liteSide.answer(statement.sql());
      String theirs = realSide.answer(statement.sql());
      boolean same = drawn ? isAlike(statement.sql(), ours, theirs) : ours.equals(theirs);
      if (same == statement.differs()) {
        differences.add(statement.sql() + "\n  lite: " + ours + "\n  real: " + theirs);
      }
    }
    return differences;
  }

  private static boolean isAlike(String sql, String ours, String theirs) {
    return ours.startsWith("error") && theirs.startsWith("error")
        || ListedDifferences.without(sql, ours).equals(ListedDifferences.without(sql, theirs));
  }
}
