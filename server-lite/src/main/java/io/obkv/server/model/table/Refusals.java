// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.EnumSet;
import java.util.Set;

/** The refusals of the models, with OceanBase's texts (3.3 and 6.3 of the protocol notes). */
public final class Refusals {
  /** What a single operation reports in its own status; all else goes into the answer's head. */
  private static final Set<ErrorCode> IN_STATUS = EnumSet.of(
      ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
      ErrorCode.OB_ERR_DATA_TOO_LONG,
      ErrorCode.OB_BAD_NULL_ERROR,
      ErrorCode.OB_DATA_OUT_OF_RANGE,
      ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH,
      ErrorCode.OB_KV_COLLATION_MISMATCH);

  private Refusals() {}

  static boolean belongsInStatus(RequestException refusal) {
    return IN_STATUS.contains(refusal.code());
  }

  /** What OceanBase does not do; says so in words unless the words are empty. */
  public static RequestException notSupported(String what) {
    return new RequestException(
        ErrorCode.OB_NOT_SUPPORTED, what.isEmpty() ? "" : what + " not supported");
  }

  /** A request that OceanBase finds contradictory, without words. */
  public static RequestException unexpected() {
    return new RequestException(ErrorCode.OB_ERR_UNEXPECTED);
  }

  /** A wrong argument, without words. */
  public static RequestException invalidArgument() {
    return new RequestException(ErrorCode.OB_INVALID_ARGUMENT);
  }

  /**
   * A table that is not there, in OceanBase's words. A proxied request has no words of OceanBase to
   * expect, since a proxy finds the table out itself: it gets those in which clients that ask for
   * tables themselves report one.
   *
   * @param text OceanBase's words
   */
  public static RequestException unknownTable(RequestContext context, String table, String text) {
    return new RequestException(
        ErrorCode.OB_TABLE_NOT_EXIST, context.proxied() ? "table not exist: " + table : text);
  }

  /** A column that the table does not have. */
  public static RequestException unknownColumn(String column, String table) {
    return new RequestException(
        ErrorCode.OB_ERR_BAD_FIELD_ERROR, "Unknown column '" + column + "' in '" + table + "'");
  }

  static RequestException keyCount(int expected, int given) {
    return new RequestException(
        ErrorCode.OB_KV_ROWKEY_COUNT_NOT_MATCH,
        "Rowkey column count not match, schema rowkey count is '"
            + expected
            + "', input rowkey count is '"
            + given
            + "'");
  }

  static RequestException duplicate(String entry, String key) {
    return new RequestException(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
        "Duplicate entry '" + entry + "' for key '" + key + "'");
  }

  static RequestException noDefault(String column) {
    return new RequestException(
        ErrorCode.OB_ERR_NO_DEFAULT_FOR_FIELD,
        "Field '" + column + "' doesn't have a default value");
  }

  /** NULL for a column that cannot be. */
  public static RequestException nullValue(String column) {
    return new RequestException(
        ErrorCode.OB_BAD_NULL_ERROR, "Column '" + column + "' cannot be null");
  }

  static RequestException tooLong(String column) {
    return new RequestException(
        ErrorCode.OB_ERR_DATA_TOO_LONG, "Data too long for column '" + column + "' at row 0");
  }

  static RequestException outOfRange(String column) {
    return new RequestException(
        ErrorCode.OB_DATA_OUT_OF_RANGE, "Out of range value for column '" + column + "' at row 0");
  }

  static RequestException checkFailed() {
    return new RequestException(ErrorCode.OB_KV_CHECK_FAILED, "Check failed in CheckAndInsUp");
  }
}
