// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of OceanBase, four numbers, as in the text of a login answer: {@code OceanBase_CE
 * 4.3.5.3}, or {@code OceanBase 4.4.1.0 + Obproxy 4.3.6.0} (3.2).
 */
public record ServerVersion(int major, int minor, int patch, int build)
    implements Comparable<ServerVersion> {
  private static final Pattern LOGIN_TEXT =
      Pattern.compile("OceanBase(?:_CE)?\\s+(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  /** Reads {@code a.b.c.d}. */
  public static ServerVersion of(String numbers) {
    Matcher matcher = NUMBERS.matcher(numbers);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a version of four numbers: " + numbers);
    }
    return of(matcher);
  }

  /** The version in the text of a login answer, if it has one. */
  public static Optional<ServerVersion> ofLoginText(String text) {
    Matcher matcher = LOGIN_TEXT.matcher(text);
    return matcher.lookingAt() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static ServerVersion of(Matcher matcher) {
    return new ServerVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }

  @Override
  public int compareTo(ServerVersion other) {
    int order = Integer.compare(major, other.major);
    order = order != 0 ? order : Integer.compare(minor, other.minor);
    order = order != 0 ? order : Integer.compare(patch, other.patch);
    return order != 0 ? order : Integer.compare(build, other.build);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch + "." + build;
  }
}
