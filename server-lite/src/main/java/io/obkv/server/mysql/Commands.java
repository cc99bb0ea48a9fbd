// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.admin.Sessions;
import io.obkv.server.sql.parse.StatementText;
import io.obkv.server.sql.session.SqlSession;
import java.util.List;
import java.util.Locale;

/**
 * The commands of a connection that has logged in. They may block, so they run on workers; for one thread
 * at a time.
 */
final class Commands implements AutoCloseable {
  private final UserSchema account;
  private final StatementCommands statements;
  private CommandContext context;

  /**
   * @param context the session to run in
   * @param account what it may use
   * @param statements its prepared statements
   */
  Commands(CommandContext context, UserSchema account, StatementCommands statements) {
    this.context = context;
    this.account = account;
    this.statements = statements;
  }

  SqlSession session() {
    return context.session();
  }

  SqlExecutor executor() {
    return context.executor();
  }

  /**
   * Does what a command says, as far as that is needed to begin its answer.
   *
   * @throws SqlException with the answer for the client
   * @throws io.obkv.error.ProtocolException when the packet is none of its command's
   */
  Answer answer(MysqlPacket packet) {
    Command command = Command.ofCode(packet.firstByte()).orElseThrow(MysqlErrors::unknownCommand);
    PayloadReader in = packet.reader();
    in.skip(1);
    return switch (command) {
      case QUERY -> query(StatementText.of(in.rest()));
      case INIT_DB -> use(in.restText());
      case FIELD_LIST -> FieldListAnswer.of(context, in.nullTerminated(), in.restText());
      case PROCESS_INFO -> query("SHOW PROCESSLIST");
      case PROCESS_KILL -> kill(in.int4());
      case RESET_CONNECTION -> reset();
      case STATISTICS -> text(statistics());
      case DEBUG -> eof();
      case PING, REFRESH, SET_OPTION -> ok();
      case STMT_PREPARE -> statements.prepare(context, StatementText.of(in.rest()));
      case STMT_EXECUTE -> statements.execute(context, in);
      case STMT_FETCH -> statements.fetch(context, in);
      case STMT_RESET -> {
        statements.reset(in);
        yield ok();
      }
      case STMT_SEND_LONG_DATA -> {
        statements.addLongData(in);
        yield Answer.NONE;
      }
      case STMT_CLOSE -> {
        statements.close((int) in.int4());
        yield Answer.NONE;
      }
      case QUIT, CHANGE_USER, CREATE_DB, DROP_DB -> throw MysqlErrors.unknownCommand();
    };
  }

  private Answer query(String text) {
    List<String> all = SqlExecutor.split(text);
    if (!all.isEmpty()) {
      return new QueryAnswer(context, all);
    }
    if (text.replace(';', ' ').isBlank()) {
      throw MysqlErrors.emptyQuery();
    }
    return ok();
  }

  private Answer use(String database) {
    try {
      use(context, account, database);
    } catch (SqlException unknown) {
      // OceanBase leaves the name out here.
      throw unknown.mysqlNumber() == 1049
          ? SqlErrors.of(unknown.code(), 1049, unknown.sqlState(), "Unknown database")
          : unknown;
    }
    return ok();
  }

  /**
   * Chooses a session's database.
   *
   * @throws SqlException 1049 when there is none of that name, 1044 when the account may not use it
   */
  static void use(CommandContext context, UserSchema account, String database) {
    if (!account.mayUse(database.toLowerCase(Locale.ROOT))) {
      throw SqlErrors.databaseAccessDenied(context.session().user(), database);
    }
    context.executor().use(context.session(), database);
  }

  private Answer kill(long id) {
    Sessions.kill(id, context.executor().sessions());
    return ok();
  }

  /** Ends the session and begins another one in its place. */
  private Answer reset() {
    SqlSession old = context.session();
    old.close();
    statements.close();
    SqlSession fresh = new SqlSession(old.connectionId(), old.client(), old.countsFoundRows());
    fresh.onKill(old.end());
    fresh.use(old.database());
    context = new CommandContext(context.executor(), fresh);
    context.executor().sessions().add(fresh);
    return ok();
  }

  private String statistics() {
    var sessions = context.executor().sessions();
    return "Uptime: " + sessions.uptime().toSeconds() + "  Threads: "
        + sessions.all().size();
  }

  private Answer ok() {
    OkPacket ok = context.ok();
    return (out, limit) -> {
      out.packet(ok::encode);
      return true;
    };
  }

  private Answer eof() {
    EofPacket eof = context.eof(0);
    return (out, limit) -> {
      out.packet(eof::encode);
      return true;
    };
  }

  private static Answer text(String text) {
    return (out, limit) -> {
      out.packet(payload -> payload.text(text));
      return true;
    };
  }

  /** Ends the session. */
  @Override
  public void close() {
    statements.close();
    context.executor().sessions().remove(context.session());
    context.session().close();
  }
}
