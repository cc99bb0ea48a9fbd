// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.server.error.RequestException;

/** The refusals of SQL, with numbers, states and texts of sections 7.2, 9.3 and 10 of the SQL notes. */
public final class SqlErrors {
  private static final String GENERAL = "HY000";
  private static final String SYNTAX_OR_ACCESS = "42000";

  private SqlErrors() {}

  /** 1235: {@code what} completes "… not supported". */
  public static SqlException notSupported(String what) {
    return new SqlException(-4007, 1235, "0A000", what + " not supported");
  }

  /** What a MySQL client gets for a refusal of the layers below SQL. */
  public static SqlException of(RequestException refused) {
    return switch (refused.code()) {
      case OB_TRY_LOCK_ROW_CONFLICT ->
        new SqlException(
            refused.number(),
            1205,
            GENERAL,
            "Lock wait timeout exceeded; try restarting transaction");
      case OB_DEAD_LOCK -> new SqlException(refused.number(), 1213, GENERAL, "Deadlock");
      case OB_TRANS_CANNOT_SERIALIZE ->
        new SqlException(
            refused.number(), 6235, "25000", "can't serialize access for this transaction");
      case OB_NO_PARTITION_FOR_GIVEN_VALUE ->
        new SqlException(refused.number(), 1526, GENERAL, "Table has no partition for value");
      case OB_NOT_SUPPORTED -> new SqlException(refused.number(), 1235, "0A000", refused.text());
      default -> new SqlException(refused.number(), -refused.number(), GENERAL, refused.text());
    };
  }

  /** 1210. */
  public static SqlException invalidArgument(String what) {
    return new SqlException(-4002, 1210, GENERAL, "Incorrect arguments to " + what);
  }

  /** 1046. */
  public static SqlException noDatabaseSelected() {
    return new SqlException(-5046, 1046, "3D000", "No database selected");
  }

  /** 1049. */
  public static SqlException unknownDatabase(String name) {
    return new SqlException(-5154, 1049, SYNTAX_OR_ACCESS, "Unknown database '" + name + "'");
  }

  /** 1007. */
  public static SqlException databaseExists(String name) {
    return new SqlException(
        -5158, 1007, GENERAL, "Can't create database '" + name + "'; database exists");
  }

  /** 1008. */
  public static SqlException databaseToDropNotFound(String name) {
    return new SqlException(
        -5166, 1008, GENERAL, "Can't drop database '" + name + "'; database doesn't exist");
  }

  /** 1044. */
  public static SqlException databaseAccessDenied(String user, String database) {
    return new SqlException(
        -5170,
        1044,
        SYNTAX_OR_ACCESS,
        "Access denied for user '" + user + "'@'%' to database '" + database + "'");
  }

  /** 1050. */
  public static SqlException tableExists(String name) {
    return new SqlException(-5020, 1050, "42S01", "Table '" + name + "' already exists");
  }

  /** 1146; 1109 in the information schema. */
  public static SqlException unknownTable(String database, String name) {
    if (database.equalsIgnoreCase("information_schema")) {
      return new SqlException(
          -5200, 1109, "42S02", "Unknown table '" + name + "' in information_schema");
    }
    return new SqlException(
        -5019, 1146, "42S02", "Table '" + database + "." + name + "' doesn't exist");
  }

  /** 1051, with the names joined by commas. */
  public static SqlException tableToDropNotFound(String names) {
    return new SqlException(-5201, 1051, "42S02", "Unknown table '" + names + "'");
  }

  /** 1054: {@code clause} is for example "field list". */
  public static SqlException unknownColumn(String column, String clause) {
    return new SqlException(
        -5217, 1054, "42S22", "Unknown column '" + column + "' in '" + clause + "'");
  }

  /** 1060. */
  public static SqlException duplicateColumn(String name) {
    return new SqlException(-5008, 1060, "42S21", "Duplicate column name '" + name + "'");
  }

  /** 1061. */
  public static SqlException duplicateKeyName(String name) {
    return new SqlException(-5025, 1061, SYNTAX_OR_ACCESS, "Duplicate key name '" + name + "'");
  }

  /** 1072. */
  public static SqlException unknownKeyColumn(String name) {
    return new SqlException(
        -5211, 1072, SYNTAX_OR_ACCESS, "Key column '" + name + "' doesn't exist in table");
  }

  /** 1091. */
  public static SqlException cannotDrop(String name) {
    return new SqlException(
        -5209, 1091, SYNTAX_OR_ACCESS, "Can't DROP '" + name + "'; check that column/key exists");
  }

  /** 4147: a parameter cannot have the value. */
  public static SqlException invalidConfig() {
    return new SqlException(-4147, 4147, "HY000", "Invalid config");
  }

  /** 1062 with its own text: two primary keys in one definition. */
  public static SqlException twoPrimaryKeys() {
    return new SqlException(-5024, 1062, "23000", "Duplicated primary key");
  }

  /** 1503: {@code index} is PRIMARY KEY or UNIQUE INDEX. */
  public static SqlException indexLacksPartitionColumns(String index) {
    return new SqlException(
        -5261,
        1503,
        GENERAL,
        "A " + index + " must include all columns in the table's partitioning function");
  }

  /** 1659. */
  public static SqlException partitionColumnType(String column) {
    return new SqlException(
        -5178,
        1659,
        GENERAL,
        "Field '" + column + "' is of a not allowed type for this type of partitioning");
  }

  /** 1067. */
  public static SqlException invalidDefault(String column) {
    return new SqlException(
        -5173, 1067, SYNTAX_OR_ACCESS, "Invalid default value for '" + column + "'");
  }

  /** 1059. */
  public static SqlException identifierTooLong(String name) {
    return new SqlException(
        -5179, 1059, SYNTAX_OR_ACCESS, "Identifier name '" + name + "' is too long");
  }

  /** 1305. */
  public static SqlException unknownFunction(String name) {
    return new SqlException(-5055, 1305, SYNTAX_OR_ACCESS, "FUNCTION " + name + " does not exist");
  }

  /** 1436. */
  public static SqlException tooDeep() {
    return new SqlException(
        -4389, 1436, GENERAL, "Thread stack overrun: the statement is nested too deeply");
  }

  /** 4012. */
  public static SqlException timeout() {
    return new SqlException(
        -4012,
        4012,
        GENERAL,
        "Timeout, query has reached the maximum query timeout, maybe you can adjust the session"
            + " variable ob_query_timeout and try again");
  }

  /** 1193. */
  public static SqlException unknownVariable(String name) {
    return new SqlException(-5044, 1193, GENERAL, "Unknown system variable '" + name + "'");
  }

  /** 5151. */
  public static SqlException unknownTableGroup() {
    return new SqlException(-5151, 5151, "42P01", "tablegroup not exist");
  }

  /** 5159. */
  public static SqlException tableGroupExists() {
    return new SqlException(-5159, 5159, GENERAL, "tablegroup already exist");
  }

  /** 4615. */
  public static SqlException tableGroupNotEmpty() {
    return new SqlException(-4615, 4615, GENERAL, "tablegroup is not empty");
  }

  /** A refusal that one place gives. */
  public static SqlException of(int code, int number, String state, String text) {
    return new SqlException(code, number, state, text);
  }
}
