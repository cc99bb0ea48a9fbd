// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/** The call's deadline passed before an answer came. */
public final class DeadlineExceededException extends ObkvException {
  private static final long serialVersionUID = 1L;

  private final Effect effect;

  /**
   * @param effect {@link Effect#NOT_APPLIED} where no attempt can have reached a server
   * @param cause the failure of the last attempt, or null
   */
  public DeadlineExceededException(String message, Effect effect, Throwable cause) {
    super(message, cause);
    this.effect = effect;
  }

  @Override
  public Effect effect() {
    return effect;
  }
}
