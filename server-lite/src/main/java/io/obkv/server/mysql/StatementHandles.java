// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prepared statements of one connection by their numbers. For one thread at a time. */
final class StatementHandles implements AutoCloseable {
  private final int most;
  private final Map<Integer, StatementHandle> handles = new HashMap<>();
  private int lastId;

  /**
   * @param most how many there may be
   */
  StatementHandles(int most) {
    this.most = most;
  }

  /**
   * Makes sure that there is room for one more.
   *
   * @throws SqlException 1461
   */
  void requireRoom() {
    if (handles.size() >= most) {
      throw MysqlErrors.tooManyStatements(most);
    }
  }

  StatementHandle add(PreparedStatement statement) {
    do {
      lastId++;
    } while (lastId == 0 || handles.containsKey(lastId));
    StatementHandle handle = new StatementHandle(lastId, statement);
    handles.put(lastId, handle);
    return handle;
  }

  Optional<StatementHandle> find(int id) {
    return Optional.ofNullable(handles.get(id));
  }

  /** Closes a statement; does nothing when there is none of that number. */
  void remove(int id) {
    StatementHandle handle = handles.remove(id);
    if (handle != null) {
      handle.close();
    }
  }

  /** Bytes that parameters of all statements have been sent in pieces. */
  long longDataLength() {
    return handles.values().stream().mapToLong(StatementHandle::longDataLength).sum();
  }

  /** Closes all statements. */
  @Override
  public void close() {
    handles.values().forEach(StatementHandle::close);
    handles.clear();
  }
}
