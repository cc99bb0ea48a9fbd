// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnType;

/** How CAST names its targets. Stateless. */
final class CastTypes {
  private CastTypes() {}

  static String name(ColumnType target) {
    return switch (target.type()) {
      case BIGINT -> "signed";
      case UNSIGNED_BIGINT -> "unsigned";
      case VARCHAR -> unlimited(target) ? target.isBinary() ? "binary" : "char" : sized(target);
      default -> target.toSql();
    };
  }

  private static boolean unlimited(ColumnType target) {
    return target.length() == Integer.MAX_VALUE;
  }

  private static String sized(ColumnType target) {
    return (target.isBinary() ? "binary(" : "char(") + target.length() + ")";
  }
}
