// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection knows between its statements. For one thread at a time, except for {@link #client},
 * {@link #database}, {@link #activity}, {@link #interrupt}, {@link #kill} and {@link #expireTransaction}, which others may
 * call.
 */
public final class SqlSession implements AutoCloseable {
  private final long connectionId;
  private final ClientIdentity client;
  private final boolean foundRows;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Value> userVariables = new HashMap<>();
  private volatile String database = "";
  private volatile Activity activity = Activity.none();
  private volatile boolean interrupted;
  private volatile Runnable end = () -> {};
  private List<Value> parameters = List.of();
  private volatile SessionTransaction transaction;
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
    this(connectionId, new ClientIdentity(user, "", host, 0), foundRows);
  }

  /**
   * A session without a database.
   *
   * @param connectionId what {@code connection_id()} gives
   * @param client who is at the other end
   * @param foundRows true when the client set CLIENT_FOUND_ROWS: UPDATE counts matches
   */
  public SqlSession(long connectionId, ClientIdentity client, boolean foundRows) {
    this.connectionId = connectionId;
    this.client = requireNonNull(client, "client");
    this.foundRows = foundRows;
  }

  public long connectionId() {
    return connectionId;
  }

  public ClientIdentity client() {
    return client;
  }

  public String user() {
    return client.user();
  }

  /** The tenant that the client logged in to, where {@code own} is the server's. */
  public String tenant(String own) {
    return client.tenant().isEmpty() ? own : client.tenant();
  }

  public String host() {
    return client.host();
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

  /** The value of a parameter of the statement that runs, counted from 0. */
  public Value parameter(int index) {
    return parameters.get(index);
  }

  /** Gives the parameters of the statement that is to run their values. */
  public void bind(List<Value> values) {
    parameters = List.copyOf(values);
  }

  /** Whether a transaction has begun that is still to be committed or rolled back. */
  public boolean inTransaction() {
    return transaction != null;
  }

  /** The transaction that has begun; empty where each statement is one. */
  public Optional<SessionTransaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  /** Notes that a transaction has begun. What an earlier one has not committed is rolled back. */
  public void beginTransaction(SessionTransaction begun) {
    endTransaction();
    transaction = requireNonNull(begun, "begun");
  }

  /** Ends the transaction, if any; what it has not committed is rolled back. */
  public void endTransaction() {
    SessionTransaction open = transaction;
    if (open != null) {
      open.close();
      transaction = null;
    }
  }

  /** What the session does. */
  public Activity activity() {
    return activity;
  }

  /** Notes that a statement begins; what interrupted an earlier one does not concern it. */
  public void begin(String statement) {
    interrupted = false;
    activity = Activity.statement(statement);
    transaction().ifPresent(SessionTransaction::resume);
  }

  /** Notes that there is nothing to do. */
  public void finish() {
    activity = Activity.none();
    transaction().ifPresent(open -> open.pause(System.nanoTime()));
  }

  /** Rolls the transaction back where its time is over and no statement runs. */
  void expireTransaction(long nowNanos) {
    transaction().ifPresent(open -> open.expire(nowNanos));
  }

  /** Says what closes the connection. */
  public void onKill(Runnable action) {
    end = requireNonNull(action, "action");
  }

  /** What closes the connection. */
  public Runnable end() {
    return end;
  }

  /** Asks the statement that runs to end early. */
  public void interrupt() {
    interrupted = true;
  }

  /** Asks the statement that runs to end early, and closes the connection. */
  public void kill() {
    interrupted = true;
    end.run();
  }

  /** Whether the statement that runs has been asked to end early. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Rolls back what was not committed. A second call does nothing. */
  @Override
  public void close() {
    endTransaction();
  }
}
