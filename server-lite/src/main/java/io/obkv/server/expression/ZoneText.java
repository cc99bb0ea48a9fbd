// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as SQL writes them. Stateless. */
public final class ZoneText {
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):([0-5]\\d)");
  private static final int LOWEST_MINUTES = -(12 * 60 + 59);
  private static final int HIGHEST_MINUTES = 14 * 60;

  private ZoneText() {}

  /** An offset such as {@code +08:00}, -12:59 to +14:00; empty for anything else, names of zones included. */
  public static Optional<ZoneOffset> offset(String text) {
    Matcher parts = OFFSET.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int minutes = Integer.parseInt(parts.group(2)) * 60 + Integer.parseInt(parts.group(3));
    int signed = parts.group(1).equals("-") ? -minutes : minutes;
    return signed < LOWEST_MINUTES || signed > HIGHEST_MINUTES
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(signed * 60));
  }
}
