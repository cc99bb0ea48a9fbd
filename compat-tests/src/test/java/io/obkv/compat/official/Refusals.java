// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.alipay.oceanbase.rpc.exception.ObTableException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks that the official client reports a server's error with its number and its whole text. */
final class Refusals {
  private Refusals() {}

  /** Checks the number only. */
  static ObTableException assertRefused(int code, ThrowingCallable call) {
    ObTableException thrown = catchThrowableOfType(ObTableException.class, call);
    assertThat(thrown).as("no refusal").isNotNull();
    assertThat(thrown.getErrorCode()).as(thrown.getMessage()).isEqualTo(code);
    return thrown;
  }

  /** Checks number and text; the client puts every part of an error between brackets. */
  static void assertRefused(int code, String text, ThrowingCallable call) {
    assertThat(assertRefused(code, call)).hasMessageContaining("[" + text + "]");
  }
}
