// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

/** Bytes that are not what the protocol says, or a value that it cannot carry. */
public final class ProtocolException extends ObkvException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A violation that a server reports as {@code OB_DESERIALIZE_ERROR}. */
  public ProtocolException(String message) {
    this(ErrorCode.OB_DESERIALIZE_ERROR, message);
  }

  /**
   * A violation with a code of its own.
   *
   * @param code what a server answers to a peer that sent this
   */
  public ProtocolException(ErrorCode code, String message) {
    super(message, null);
    this.code = code;
  }

  /** What a server answers to a peer that sent this. */
  public ErrorCode code() {
    return code;
  }

  @Override
  public Effect effect() {
    return Effect.UNKNOWN;
  }
}
