// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;

/** The refusals of the protocol itself, with the numbers and texts of OceanBase or MySQL. */
final class MysqlErrors {
  private MysqlErrors() {}

  /** 1235, as for every command that is not known. */
  static SqlException unknownCommand() {
    return SqlErrors.of(-4007, 1235, "0A000", "Not supported feature or function");
  }

  /** 1065. */
  static SqlException emptyQuery() {
    return SqlErrors.of(-5254, 1065, "42000", "Query was empty");
  }

  /** 1243. */
  static SqlException unknownStatement() {
    return SqlErrors.of(-5560, 1243, "HY000", "Unknown prepared statement handle");
  }

  /** 4201: what OceanBase says of RESET where there is nothing to reset. */
  static SqlException unknownStatementToReset() {
    return SqlErrors.of(-4201, 4201, "HY000", "hash map/set entry not exist");
  }

  /** 5931. */
  static SqlException noCursor() {
    return SqlErrors.of(-5931, 5931, "HY000", "fetch out of sequence");
  }

  /** 1461. */
  static SqlException tooManyStatements(int most) {
    return SqlErrors.of(
        -4002,
        1461,
        "42000",
        "Can't create more than max_prepared_stmt_count statements (current value: " + most + ")");
  }

  /** 1390. */
  static SqlException tooManyParameters() {
    return SqlErrors.of(-4007, 1390, "HY000", "Prepared statement contains too many placeholders");
  }

  /** 1210. */
  static SqlException noParameterTypes() {
    return SqlErrors.invalidArgument("EXECUTE");
  }

  /** 1835. */
  static SqlException malformedPacket() {
    return SqlErrors.of(-4103, 1835, "HY000", "Malformed communication packet.");
  }

  /** 1317. */
  static SqlException interrupted() {
    return SqlErrors.of(-5066, 1317, "70100", "Query execution was interrupted");
  }

  /** 4016. */
  static SqlException internal() {
    return SqlErrors.of(-4016, 4016, "HY000", "Internal error");
  }

  /** 1045, with the client's address hidden, as OceanBase does. */
  static SqlException accessDenied(String user, boolean withPassword) {
    return SqlErrors.of(
        -5043,
        1045,
        "42000",
        "Access denied for user '"
            + user
            + "'@'xxx.xxx.xxx.xxx' (using password: "
            + (withPassword ? "YES" : "NO")
            + ")");
  }

  /** 1153: the stream cannot be followed any more. */
  static SqlException packetTooLong() {
    return SqlErrors.of(
        -4103, 1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes");
  }

  /** 1156: the stream cannot be followed any more. */
  static SqlException packetsOutOfOrder() {
    return SqlErrors.of(-4103, 1156, "08S01", "Got packets out of order");
  }

  /** 1043: what came instead of a login is none. */
  static SqlException badHandshake() {
    return SqlErrors.of(-4103, 1043, "08S01", "Bad handshake");
  }

  /** 1040. */
  static SqlException tooManyConnections() {
    return SqlErrors.of(-4158, 1040, "08004", "Too many connections");
  }

  /** The packet of a refusal. */
  static ErrorPacket packet(SqlException refusal) {
    return new ErrorPacket(refusal.mysqlNumber(), refusal.sqlState(), refusal.getMessage());
  }
}
