// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

/**
 * A statement that is refused, with the answer a MySQL client gets: error number, SQL state, text.
 * Nothing of a refused statement was applied. The OceanBase code is what the Table API and the SQL
 * audit show for the same failure.
 */
public final class SqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final int mysqlNumber;
  private final String sqlState;

  /**
   * @param code OceanBase's error code, below zero
   * @param mysqlNumber the number in the MySQL error packet, above zero
   * @param sqlState the five characters of the SQL state
   * @param message the text of the error packet
   */
  public SqlException(int code, int mysqlNumber, String sqlState, String message) {
    super(message);
    this.code = code;
    this.mysqlNumber = mysqlNumber;
    this.sqlState = sqlState;
  }

  /** OceanBase's error code, below zero. */
  public int code() {
    return code;
  }

  /** The number in the MySQL error packet. */
  public int mysqlNumber() {
    return mysqlNumber;
  }

  /** The five characters of the SQL state. */
  public String sqlState() {
    return sqlState;
  }
}
