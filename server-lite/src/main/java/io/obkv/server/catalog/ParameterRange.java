// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.util.OptionalDouble;

/**
 * From where to where a parameter may go, in microseconds, bytes or plain numbers. Immutable.
 *
 * @param low the lower end
 * @param lowIncluded whether it may be the lower end itself
 * @param high the upper end
 * @param highIncluded whether it may be the upper end itself
 */
public record ParameterRange(double low, boolean lowIncluded, double high, boolean highIncluded) {
  static final ParameterRange ANY =
      new ParameterRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  /** Reads {@code [1d,180d]} or {@code (0,)}: an end without a text is open. */
  static ParameterRange of(SystemParameter.Kind kind, String text) {
    String inner = text.substring(1, text.length() - 1);
    int comma = inner.indexOf(',');
    return new ParameterRange(
        end(kind, inner.substring(0, comma)).orElse(Double.NEGATIVE_INFINITY),
        text.startsWith("["),
        end(kind, inner.substring(comma + 1)).orElse(Double.POSITIVE_INFINITY),
        text.endsWith("]"));
  }

  /** Ends of capacities are also written as plain bytes. */
  private static OptionalDouble end(SystemParameter.Kind kind, String text) {
    OptionalDouble end = ParameterText.number(kind, text);
    return end.isPresent() ? end : ParameterText.number(SystemParameter.Kind.INT, text);
  }

  boolean holds(double number) {
    boolean aboveLow = lowIncluded ? number >= low : number > low;
    boolean belowHigh = highIncluded ? number <= high : number < high;
    return aboveLow && belowHigh;
  }
}
