// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.tablet.OpenTransaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transaction that a session has begun, with its savepoints. For one thread at a time. */
public final class SessionTransaction {
  /** OceanBase bounds them by memory; so many are no program's intention. */
  private static final int MOST_SAVEPOINTS = 1000;

  private final OpenTransaction rows;
  private final boolean readOnly;
  private final Map<String, Integer> savepoints = new LinkedHashMap<>();

  /**
   * @param rows its locks and changes
   * @param readOnly whether statements that write are refused
   */
  public SessionTransaction(OpenTransaction rows, boolean readOnly) {
    this.rows = requireNonNull(rows, "rows");
    this.readOnly = readOnly;
  }

  /** Its locks and changes. */
  public OpenTransaction rows() {
    return rows;
  }

  /** Whether statements that write are refused. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Remembers this point under a name, in place of an earlier one of the same name.
   *
   * @param name in lower case
   */
  public void setSavepoint(String name) {
    savepoints.remove(name);
    if (savepoints.size() == MOST_SAVEPOINTS) {
      throw SqlErrors.of(-4013, 4013, "HY000", "more than " + MOST_SAVEPOINTS + " savepoints");
    }
    savepoints.put(name, rows.savepoint());
  }

  /** Forgets what was written since, and later savepoints. */
  public void rollbackTo(String name) {
    rows.rollbackTo(point(name));
    forgetAfter(name);
  }

  /** Forgets a savepoint and later ones. */
  public void release(String name) {
    point(name);
    forgetAfter(name);
    savepoints.remove(name);
  }

  private int point(String name) {
    Integer point = savepoints.get(name);
    if (point == null) {
      throw unknownSavepoint();
    }
    return point;
  }

  /** What a savepoint that is not there is refused with, also where no transaction is. */
  public static SqlException unknownSavepoint() {
    return SqlErrors.of(-6242, 1305, "42000", "savepoint does not exist");
  }

  private void forgetAfter(String name) {
    boolean later = false;
    for (String known : savepoints.keySet().toArray(String[]::new)) {
      if (later) {
        savepoints.remove(known);
      }
      later |= known.equals(name);
    }
  }
}
