// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.error;

import io.obkv.error.ErrorCode;
import java.util.Objects;

/**
 * A request that the server refuses: the code and the text go into the answer as they are. It says
 * nothing about the server's own state, so it carries no stack trace.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String text;

  /** A refusal to which OceanBase gives no text. */
  public RequestException(ErrorCode code) {
    this(code, "");
  }

  /**
   * A refusal.
   *
   * @param text the answer's text; empty where OceanBase gives none
   */
  public RequestException(ErrorCode code, String text) {
    super(
        code + " (" + code.number() + ")" + (text.isEmpty() ? "" : ": " + text),
        null,
        false,
        false);
    this.code = code;
    this.text = Objects.requireNonNull(text, "text");
  }

  public ErrorCode code() {
    return code;
  }

  /** The number of the code as it travels. */
  public int number() {
    return code.number();
  }

  /** The text of the answer; may be empty, never null. */
  public String text() {
    return text;
  }
}
