// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/** The connection failed: it could not be opened, broke, or was closed while a call was waiting. */
public final class TransportException extends ObkvException {
  private static final long serialVersionUID = 1L;

  private final Effect effect;

  /**
   * @param effect {@link Effect#NOT_APPLIED} where the request certainly never left this process
   * @param cause may be null
   */
  public TransportException(String message, Effect effect, Throwable cause) {
    super(message, cause);
    this.effect = effect;
  }

  @Override
  public Effect effect() {
    return effect;
  }
}
