// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

/** The comparison operators of the filter language. */
public enum CompareOp {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /** Compares nothing; an HBase filter with it rejects everything. */
  NO_OP("NO_OP"),
  /** True for NULL alone. */
  IS("IS"),
  /** True for everything but NULL. */
  IS_NOT("IS_NOT");

  private final String token;

  CompareOp(String token) {
    this.token = token;
  }

  /** How the operator is written. */
  public String token() {
    return token;
  }

  /**
   * Whether a comparison with this sign satisfies the operator; never for those that compare nothing.
   *
   * @param sign below, at or above zero as the left side is less than, equal to or greater than the
   *     right
   */
  public boolean accepts(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
      case NO_OP, IS, IS_NOT -> false;
    };
  }
}
