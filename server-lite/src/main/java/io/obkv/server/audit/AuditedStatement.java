// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One statement that an operation came down to: a row of the audit. Immutable.
 *
 * @param kind what was done, such as {@code KV_GET}
 * @param pattern the statement without its values; equal for statements that differ in values only
 * @param code its error code, 0 for success, else below zero
 * @param returnedRows rows given, not below 0
 * @param isScan whether it read a range
 */
public record AuditedStatement(
    String kind, String pattern, int code, long returnedRows, boolean isScan) {
  public AuditedStatement {
    requireNonNull(kind, "kind");
    requireNonNull(pattern, "pattern");
  }

  /** The MD5 sum of the pattern in upper-case hexadecimal digits, as in column {@code sql_id}. */
  public String sqlId() {
    try {
      byte[] sum =
          MessageDigest.getInstance("MD5").digest(pattern.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform is required to have it.
      throw new IllegalStateException(e);
    }
  }
}
