// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks of what servers refuse. */
final class Refusals {
  private Refusals() {}

  static ServerException assertRefused(ErrorCode code, ThrowingCallable call) {
    ServerException thrown = catchThrowableOfType(ServerException.class, call);
    assertThat(thrown).as("no refusal").isNotNull();
    assertThat(thrown.code()).as(thrown.getMessage()).contains(code);
    return thrown;
  }
}
