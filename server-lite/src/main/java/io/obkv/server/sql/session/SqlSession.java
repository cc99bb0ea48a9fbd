// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connection knows between its statements. For one thread at a time. */
public final class SqlSession {
  private final long connectionId;
  private final String user;
  private final String host;
  private final boolean foundRows;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Value> userVariables = new HashMap<>();
  private String database = "";
  private long lastInsertId;
  private List<SqlWarning> warnings = List.of();

  /**
   * A session without a database.
   *
   * @param connectionId what {@code connection_id()} gives
   * @param user the account's name
   * @param host where the client is
   * @param foundRows true when the client set CLIENT_FOUND_ROWS: UPDATE counts matches
   */
  public SqlSession(long connectionId, String user, String host, boolean foundRows) {
    this.connectionId = connectionId;
    this.user = requireNonNull(user, "user");
    this.host = requireNonNull(host, "host");
    this.foundRows = foundRows;
  }

  public long connectionId() {
    return connectionId;
  }

  public String user() {
    return user;
  }

  public String host() {
    return host;
  }

  /** True when UPDATE counts the rows that matched rather than those that changed. */
  public boolean countsFoundRows() {
    return foundRows;
  }

  /** The current database in lower case, empty when none was chosen. */
  public String database() {
    return database;
  }

  /** Chooses the database; it is the caller's to know that it exists. */
  public void use(String name) {
    database = requireNonNull(name, "name");
  }

  /** The session's own value of a system variable, by its name in lower case. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Sets a system variable for this session. */
  public void setVariable(String name, String value) {
    variables.put(name, value);
  }

  /** A user variable by its name in lower case; NULL when it was never set. */
  public Value userVariable(String name) {
    return userVariables.getOrDefault(name, Value.NULL);
  }

  /** Sets a user variable. */
  public void setUserVariable(String name, Value value) {
    userVariables.put(name, value);
  }

  /** What {@code last_insert_id()} gives. */
  public long lastInsertId() {
    return lastInsertId;
  }

  /** Notes the first number that an INSERT drew. */
  public void setLastInsertId(long id) {
    lastInsertId = id;
  }

  /** What the last statement remarked. */
  public List<SqlWarning> warnings() {
    return warnings;
  }

  /** Notes what a statement remarked. */
  public void setWarnings(List<SqlWarning> remarks) {
    warnings = List.copyOf(remarks);
  }
}
