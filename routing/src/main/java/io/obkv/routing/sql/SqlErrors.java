// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.protocol.mysql.ErrorPacket;
import java.util.Map;

/** Errors of SQL as the errors that the Table API has: MySQL's numbers stand for OceanBase's. */
final class SqlErrors {
  /** OceanBase's own numbers are sent as they are, but above zero. */
  private static final int FIRST_OWN_NUMBER = 4000;

  private static final Map<Integer, ErrorCode> BY_MYSQL_NUMBER = Map.ofEntries(
      Map.entry(1007, ErrorCode.OB_DATABASE_EXIST),
      Map.entry(1008, ErrorCode.OB_ERR_DB_DROP_EXISTS),
      Map.entry(1044, ErrorCode.OB_ERR_NO_DB_PRIVILEGE),
      Map.entry(1045, ErrorCode.OB_PASSWORD_WRONG),
      Map.entry(1049, ErrorCode.OB_ERR_BAD_DATABASE),
      Map.entry(1050, ErrorCode.OB_ERR_TABLE_EXIST),
      Map.entry(1051, ErrorCode.OB_ERR_UNKNOWN_TABLE),
      Map.entry(1054, ErrorCode.OB_ERR_BAD_FIELD_ERROR),
      Map.entry(1064, ErrorCode.OB_ERR_PARSE_SQL),
      Map.entry(1142, ErrorCode.OB_ERR_NO_TABLE_PRIVILEGE),
      Map.entry(1146, ErrorCode.OB_TABLE_NOT_EXIST),
      Map.entry(1210, ErrorCode.OB_INVALID_ARGUMENT),
      Map.entry(1227, ErrorCode.OB_ERR_NO_PRIVILEGE),
      Map.entry(1235, ErrorCode.OB_NOT_SUPPORTED));

  private SqlErrors() {}

  static ServerException of(ErrorPacket error, String address) {
    ErrorCode known = BY_MYSQL_NUMBER.get(error.number());
    int number = known != null ? known.number() : ErrorCode.OB_ERROR.number();
    if (known == null && error.number() >= FIRST_OWN_NUMBER) {
      number = -error.number();
    }
    return new ServerException(
        number, "SQL error " + error.number() + ": " + error.message(), address, "no trace id");
  }
}
