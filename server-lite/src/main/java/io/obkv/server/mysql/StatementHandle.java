// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.FieldType;
import io.obkv.server.sql.PreparedStatement;
import io.obkv.server.sql.session.SqlResult;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A prepared statement of one connection, with what was sent for its next execution. */
final class StatementHandle implements AutoCloseable {
  /**
   * What the client said of a parameter.
   *
   * @param field its type
   * @param unsigned whether a whole number is unsigned
   */
  record ParameterType(FieldType field, boolean unsigned) {}

  private final int id;
  private final PreparedStatement statement;
  private final Map<Integer, ByteArrayOutputStream> longData = new TreeMap<>();
  private ParameterType[] types = {};
  private boolean refused;
  private SqlResult.Rows cursor;
  private RowEncoder cursorEncoder;

  StatementHandle(int id, PreparedStatement statement) {
    this.id = id;
    this.statement = statement;
  }

  int id() {
    return id;
  }

  PreparedStatement statement() {
    return statement;
  }

  /** The types that came with the last execution that named them; empty before the first. */
  ParameterType[] types() {
    return types;
  }

  void setTypes(ParameterType[] declared) {
    types = declared;
  }

  /** Appends to what a parameter will be; parameters that the statement does not have are ignored. */
  void addLongData(int parameter, byte[] bytes) {
    if (parameter < statement.parameters()) {
      longData.computeIfAbsent(parameter, any -> new ByteArrayOutputStream()).writeBytes(bytes);
    }
  }

  /** Notes that more was sent than is kept; what was sent is forgotten. */
  void refuseLongData() {
    longData.clear();
    refused = true;
  }

  /** Whether more was sent than is kept. */
  boolean isLongDataRefused() {
    return refused;
  }

  /** Bytes that parameters have been sent in pieces. */
  long longDataLength() {
    return longData.values().stream().mapToLong(ByteArrayOutputStream::size).sum();
  }

  /** What a parameter was sent in pieces; empty when it was not. */
  Optional<byte[]> longData(int parameter) {
    return Optional.ofNullable(longData.get(parameter)).map(ByteArrayOutputStream::toByteArray);
  }

  void clearLongData() {
    longData.clear();
    refused = false;
  }

  /** Keeps rows to be fetched, and closes those that were kept before. */
  void open(SqlResult.Rows rows, RowEncoder encoder) {
    close();
    cursor = rows;
    cursorEncoder = encoder;
  }

  /**
   * Gives rows of the open cursor.
   *
   * @throws io.obkv.server.catalog.SqlException when none is open
   */
  FetchAnswer fetch(CommandContext context, long count) {
    if (cursor == null) {
      throw MysqlErrors.noCursor();
    }
    return new FetchAnswer(context, cursor, cursorEncoder, count);
  }

  /** Closes the cursor, if one is open. */
  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
