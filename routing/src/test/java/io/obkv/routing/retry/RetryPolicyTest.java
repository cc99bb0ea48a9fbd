// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy = new RetryPolicy();

  private static ObkvException server(ErrorCode code) {
    return new ServerException(code.number(), "", "a:1", "Y0-0");
  }

  @Test
  void waitsForALockWhateverTheOperation() {
    ObkvException locked = server(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT);
    assertThat(policy.judge(locked, false)).isEqualTo(RetryVerdict.BACK_OFF);
    assertThat(policy.judge(locked, true)).isEqualTo(RetryVerdict.BACK_OFF);
  }

  @Test
  void repeatsWhatMayHaveBeenAppliedOnlyWhereThatDoesNotMatter() {
    for (ObkvException unknown : new ObkvException[] {
      server(ErrorCode.OB_TIMEOUT),
      new TransportException("lost", Effect.UNKNOWN, null),
      new DeadlineExceededException("late", Effect.UNKNOWN, null)
    }) {
      assertThat(policy.judge(unknown, false)).isEqualTo(RetryVerdict.FAIL);
      assertThat(policy.judge(unknown, true)).isEqualTo(RetryVerdict.BACK_OFF);
    }
  }

  @Test
  void repeatsWhatNeverLeft() {
    assertThat(policy.judge(new TransportException("closed", Effect.NOT_APPLIED, null), false))
        .isEqualTo(RetryVerdict.BACK_OFF);
  }

  @Test
  void asksForAFreshLocationOfAMovedTablet() {
    assertThat(policy.judge(server(ErrorCode.OB_NOT_MASTER), false))
        .isEqualTo(RetryVerdict.REFRESH_LOCATION);
  }

  @Test
  void followsTheServersWordWhereATabletIs() {
    assertThat(policy.judge(ServerException.moved("a:1", "Y0-0", "b:1"), false))
        .isEqualTo(RetryVerdict.FOLLOW_MOVE);
  }

  @Test
  void failsOnWhatTheCallerMustChange() {
    assertThat(policy.judge(server(ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH), true))
        .isEqualTo(RetryVerdict.FAIL);
    assertThat(policy.judge(new ProtocolException("garbage"), true)).isEqualTo(RetryVerdict.FAIL);
    assertThat(policy.judge(new ServerException(-99_999, "", "a:1", "Y0-0"), true))
        .isEqualTo(RetryVerdict.FAIL);
  }

  @Test
  void budgetEndsWithoutSuccessesAndGrowsWithThem() {
    RetryBudget budget = new RetryBudget(2);
    assertThat(budget.tryTake()).isTrue();
    assertThat(budget.tryTake()).isTrue();
    assertThat(budget.tryTake()).isFalse();
    for (int i = 0; i < 10; i++) {
      budget.succeeded();
    }
    assertThat(budget.tryTake()).isTrue();
    assertThat(budget.tryTake()).isFalse();
  }
}
