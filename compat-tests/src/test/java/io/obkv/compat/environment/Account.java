// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

/**
 * A user as clients name it.
 *
 * @param fullName {@code user@tenant#cluster}
 * @param password empty for none
 */
public record Account(String fullName, String password) {
  /** The part before the tenant. */
  public String user() {
    return fullName.substring(0, fullName.indexOf('@'));
  }

  /** The part between the user and the cluster. */
  public String tenant() {
    return fullName.substring(fullName.indexOf('@') + 1, fullName.indexOf('#'));
  }
}
