// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What to do with a query that is read in several answers (4.6). */
public enum QueryStep {
  START(0),
  NEXT(1),
  /** Close before its end. */
  END(2),
  /** Keep it from timing out. */
  RENEW(3);

  private static final QueryStep[] VALUES = values();

  private final int number;

  QueryStep(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static QueryStep ofNumber(int number) {
    for (QueryStep value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
