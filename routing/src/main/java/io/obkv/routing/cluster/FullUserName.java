// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's name with tenant and cluster, {@code user@tenant#cluster}, or in the older form {@code
 * cluster:tenant:user}. Immutable.
 *
 * @param tenant empty where the name has none
 * @param cluster empty where the name has none
 */
public record FullUserName(String user, String tenant, String cluster) {
  private static final Pattern AT =
      Pattern.compile("(?<user>[^@#:]+)(?:@(?<tenant>[^@#:]+))?(?:#(?<cluster>[^@#:]+))?");
  private static final Pattern COLONS =
      Pattern.compile("(?<cluster>[^@#:]+):(?<tenant>[^@#:]+):(?<user>[^@#:]+)");

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when it has neither form
   */
  public static FullUserName parse(String text) {
    Matcher matcher = AT.matcher(text);
    if (!matcher.matches()) {
      matcher = COLONS.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("a user is user@tenant#cluster, not " + text);
      }
    }
    return new FullUserName(
        matcher.group("user"), orEmpty(matcher.group("tenant")), orEmpty(matcher.group("cluster")));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The name for a login at a server itself, which knows of one cluster only. */
  public String atServer() {
    return tenant.isEmpty() ? user : user + "@" + tenant;
  }
}
