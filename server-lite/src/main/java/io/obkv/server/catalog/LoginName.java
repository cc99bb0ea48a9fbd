// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who logs in, and where: the tenant may be a field of its own, or part of the user's name as
 * {@code user@tenant#cluster}, {@code tenant:user} or {@code cluster:tenant:user} (3.2 of the protocol
 * notes).
 *
 * @param user the bare name
 * @param tenant empty when none was given
 * @param cluster empty when none was given
 * @param proxied whether the tenant was not a field of its own, as behind a proxy
 */
public record LoginName(
    String user, Optional<String> tenant, Optional<String> cluster, boolean proxied) {
  public LoginName {
    requireNonNull(user, "user");
    requireNonNull(tenant, "tenant");
    requireNonNull(cluster, "cluster");
  }

  /** Reads the two fields of a login request; a tenant of its own makes the user's text a bare name. */
  public static LoginName of(String tenant, String user) {
    return tenant.isEmpty()
        ? ofText(user)
        : new LoginName(user, Optional.of(tenant), Optional.empty(), false);
  }

  /** Reads a user's name that may hold a tenant and a cluster. */
  public static LoginName ofText(String user) {
    String[] parts = user.split(":", -1);
    return switch (parts.length) {
      case 2 -> new LoginName(parts[1], Optional.of(parts[0]), Optional.empty(), true);
      case 3 -> new LoginName(parts[2], Optional.of(parts[1]), Optional.of(parts[0]), true);
      default -> marked(user);
    };
  }

  private static LoginName marked(String text) {
    int hash = text.lastIndexOf('#');
    String account = hash < 0 ? text : text.substring(0, hash);
    int at = account.lastIndexOf('@');
    return new LoginName(
        at < 0 ? account : account.substring(0, at),
        at < 0 ? Optional.empty() : Optional.of(account.substring(at + 1)),
        hash < 0 ? Optional.empty() : Optional.of(text.substring(hash + 1)),
        true);
  }
}
