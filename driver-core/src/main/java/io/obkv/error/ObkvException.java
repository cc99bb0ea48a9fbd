// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/**
 * A call failed. Branch on the subtype, or on the code of a {@link ServerException}; never on text.
 *
 * <p>Unchecked, like every exception of the drivers' native interfaces.
 */
public abstract sealed class ObkvException extends RuntimeException
    permits ServerException, TransportException, DeadlineExceededException, ProtocolException {
  private static final long serialVersionUID = 1L;

  ObkvException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the operation may have been applied although the call failed. */
  public abstract Effect effect();
}
