// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void aCodeIsFoundByItsNumber() {
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(code.number()).isNegative();
      assertThat(ErrorCode.ofNumber(code.number())).contains(code);
    }
  }

  @Test
  void aTimeoutIsRetriedOnlyWhereApplyingTwiceDoesNoHarm() {
    assertThat(ErrorCode.OB_TIMEOUT.allowsRetry(true)).isTrue();
    assertThat(ErrorCode.OB_TIMEOUT.allowsRetry(false)).isFalse();
  }

  @Test
  void aRefusalByAFollowerIsAlwaysRetried() {
    assertThat(ErrorCode.OB_NOT_MASTER.allowsRetry(false)).isTrue();
    assertThat(ErrorCode.OB_NOT_MASTER.recovery()).isEqualTo(Recovery.REFRESH_LOCATION);
  }

  @Test
  void aDuplicateKeyIsNeverRetried() {
    assertThat(ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE.allowsRetry(true)).isFalse();
  }

  @Test
  void anUnknownNumberMayHaveBeenApplied() {
    assertThat(new ServerException(-1234567, "", "h:1", "Y0").effect()).isEqualTo(Effect.UNKNOWN);
  }
}
