// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.Endpoint;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.protocol.mysql.AuthSwitchRequest;
import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drivers send seldom or never. */
class ProtocolIT {
  private LiteServer server;
  private Endpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    server = LiteServer.start(ServerOptions.builder()
        .initSql(
            "create table t (k int primary key, v varchar(20)); insert into t values (1, 'a'), (2, 'b')")
        .build());
    endpoint = new Endpoint("127.0.0.1", server.sqlPort());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksClientsOfOtherPluginsForANativeProof() throws IOException {
    server.execute("alter user root identified by 'pw'");
    try (MysqlSocket client = MysqlSocket.connect(endpoint)) {
      client.sendLogin("root", new byte[32], "caching_sha2_password");
      AuthSwitchRequest request = AuthSwitchRequest.decode(client.read().reader());
      assertThat(request.plugin()).isEqualTo("mysql_native_password");
      assertThat(request.scramble()).isNotEqualTo(client.greeting().scramble());
      client.send(3, out -> out.bytes(PasswordScramble.secret("pw", request.scramble())));
      assertThat(client.readOk().status()).isEqualTo(ServerStatus.AUTOCOMMIT);
    }
  }

  @Test
  void changesTheUserOfAConnection() throws IOException {
    server.execute("create user other identified by 'pw'; grant all on test.* to other");
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.query("set @a = 1");
      client.readOk();
      client.send(Command.CHANGE_USER, out -> newUser(out, "other"));
      AuthSwitchRequest request = AuthSwitchRequest.decode(client.read().reader());
      client.send(2, out -> out.bytes(PasswordScramble.secret("pw", request.scramble())));
      client.readOk();
      assertThat(texts(client, "select current_user(), @a")).containsExactly("other@%", null);
    }
  }

  @Test
  void changesTheUserWhenAskedBeforeTheLastCommandIsAnswered() throws IOException {
    server.execute("create user next identified by 'pw'; grant all on test.* to next");
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.queryAndSend("set @a = 1", Command.CHANGE_USER, out -> newUser(out, "next"));
      client.readOk();
      AuthSwitchRequest request = AuthSwitchRequest.decode(client.read().reader());
      client.send(2, out -> out.bytes(PasswordScramble.secret("pw", request.scramble())));
      client.readOk();
      assertThat(texts(client, "select current_user()")).containsExactly("next@%");
    }
  }

  private static void newUser(PayloadWriter out, String user) {
    out.nullTerminated(user);
    out.int1(0);
    out.nullTerminated("test");
    out.int2(45);
    out.nullTerminated("mysql_native_password");
  }

  @Test
  void resetForgetsVariablesAndStatements() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.query("set @a = 1");
      client.readOk();
      int id = prepare(client, "select 1");
      client.send(Command.RESET_CONNECTION, out -> {});
      client.readOk();
      assertThat(texts(client, "select @a, database()")).containsExactly(null, "test");
      client.send(Command.STMT_EXECUTE, out -> execute(out, id));
      assertThat(client.readError().number()).isEqualTo(1243);
    }
  }

  @Test
  void listsTheColumnsOfATable() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.send(Command.FIELD_LIST, out -> {
        out.nullTerminated("t");
        out.text("v%");
      });
      PayloadReader column = client.read().reader();
      assertThat(column.lengthEncodedText()).isEqualTo("def");
      assertThat(column.lengthEncodedText()).isEqualTo("test");
      assertThat(EofPacket.isEof(client.read())).isTrue();
      client.send(Command.FIELD_LIST, out -> out.nullTerminated("nosuch"));
      assertThat(client.readError().number()).isEqualTo(1146);
    }
  }

  @Test
  void refusesCommandsThatItDoesNotKnow() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      for (int code : new int[] {0x00, 0x05, 0x06, 0x08, 0x13, 0x20, 0xff}) {
        client.send(0, out -> out.int1(code));
        assertThat(client.readError())
            .isEqualTo(new ErrorPacket(1235, "0A000", "Not supported feature or function"));
      }
      client.send(0, out -> {});
      assertThat(client.readError().number()).isEqualTo(1235);
    }
  }

  @Test
  void answersTheSmallCommands() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      for (Command command : List.of(Command.PING, Command.REFRESH, Command.SET_OPTION)) {
        client.send(command, out -> out.int2(0));
        client.readOk();
      }
      client.send(Command.DEBUG, out -> {});
      assertThat(EofPacket.isEof(client.read())).isTrue();
      client.send(Command.STATISTICS, out -> {});
      assertThat(client.read().reader().restText()).contains("Threads: 1");
      client.send(Command.INIT_DB, out -> out.text("nosuch"));
      assertThat(client.readError()).isEqualTo(new ErrorPacket(1049, "42000", "Unknown database"));
      client.send(Command.PROCESS_KILL, out -> out.int4(12345));
      assertThat(client.readError())
          .isEqualTo(new ErrorPacket(1094, "HY000", "Unknown thread id: 12345"));
    }
  }

  @Test
  void answersCommandsThatAreSentAheadInTheirOrder() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      for (int i = 0; i < 100; i++) {
        client.query("select " + i);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(row(client)).containsExactly(Integer.toString(i));
      }
    }
  }

  @Test
  void answersWithNumbersThatFollowTheCommands() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.send(7, out -> {
        out.int1(Command.PING.code());
      });
      assertThat(client.read().sequence()).isEqualTo(8);
    }
  }

  @Test
  void cursorGivesRowsWhenTheyAreAskedFor() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      int id = prepare(client, "select k from t order by k");
      client.send(Command.STMT_EXECUTE, out -> {
        out.int4(id);
        out.int1(1);
        out.int4(1);
      });
      client.read();
      client.read();
      assertThat(EofPacket.decode(client.read().reader()).status())
          .isEqualTo(ServerStatus.AUTOCOMMIT | ServerStatus.CURSOR_EXISTS);
      assertThat(fetch(client, id, 1))
          .isEqualTo(ServerStatus.AUTOCOMMIT | ServerStatus.CURSOR_EXISTS);
      assertThat(fetch(client, id, 5))
          .isEqualTo(ServerStatus.AUTOCOMMIT | ServerStatus.LAST_ROW_SENT);
      client.send(Command.STMT_RESET, out -> out.int4(id));
      client.readOk();
      client.send(Command.STMT_FETCH, out -> {
        out.int4(id);
        out.int4(1);
      });
      assertThat(client.readError().number()).isEqualTo(5931);
    }
  }

  /** Fetches one row at least, and gives the status behind them. */
  private static int fetch(MysqlSocket client, int id, int count) throws IOException {
    client.send(Command.STMT_FETCH, out -> {
      out.int4(id);
      out.int4(count);
    });
    assertThat(EofPacket.isEof(client.read())).isFalse();
    return EofPacket.decode(client.read().reader()).status();
  }

  @Test
  void boundsTheStatementsOfAConnection() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      int last = 0;
      for (int i = 0; i < 1000; i++) {
        last = prepare(client, "select 1");
      }
      client.send(Command.STMT_PREPARE, out -> out.text("select 1"));
      assertThat(client.readError().number()).isEqualTo(1461);
      int closed = last;
      client.send(Command.STMT_CLOSE, out -> out.int4(closed));
      prepare(client, "select 1");
    }
  }

  @Test
  void takesPacketsOfManyMegabytes() throws IOException {
    server.execute("set global max_allowed_packet = 67108864;"
        + "create table large (k int primary key, v longblob)");
    byte[] value = new byte[17 << 20];
    Arrays.fill(value, (byte) 'x');
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.send(Command.QUERY, out -> {
        out.text("select length('");
        out.bytes(value);
        out.text("') as n");
      });
      assertThat(row(client)).containsExactly(Integer.toString(value.length));
    }
  }

  @Test
  void refusesLongerPacketsThanTheVariableAllows() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      client.sendRaw(new byte[] {-1, -1, -1, 0});
      client.sendRaw(new byte[0xff_ffff]);
      client.sendRaw(new byte[] {2, 0, 0, 1});
      assertThat(client.readError().number()).isEqualTo(1153);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void refusesLoginsThatAreNone() throws IOException {
    try (MysqlSocket client = MysqlSocket.connect(endpoint)) {
      client.send(1, out -> out.text("GET / HTTP/1.1"));
      assertThat(client.readError().number()).isEqualTo(1043);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void refusesStatementsThatAreNestedTooDeeply() throws IOException {
    try (MysqlSocket client = MysqlSocket.logIn(endpoint)) {
      for (String opening : List.of("(", "- ", "not ", "case when ", "abs(")) {
        client.query("select " + opening.repeat(100_000) + "1");
        assertThat(client.readError().number()).as(opening).isEqualTo(1436);
      }
      assertThat(texts(client, "select 1")).containsExactly("1");
    }
  }

  @Test
  void endsTheSessionWithItsConnection() throws IOException {
    MysqlSocket client = MysqlSocket.logIn(endpoint);
    client.close();
    try (MysqlSocket other = MysqlSocket.logIn(endpoint)) {
      Awaitility.await().untilAsserted(() -> {
        other.send(Command.STATISTICS, out -> {});
        assertThat(other.read().reader().restText()).endsWith("Threads: 1");
      });
    }
  }

  private static void execute(PayloadWriter out, int id) {
    out.int4(id);
    out.int1(0);
    out.int4(1);
  }

  /** Prepares a statement without parameters and with one column. */
  private static int prepare(MysqlSocket client, String sql) throws IOException {
    client.send(Command.STMT_PREPARE, out -> out.text(sql));
    PayloadReader answer = client.read().reader();
    assertThat(answer.int1()).isZero();
    int id = (int) answer.int4();
    assertThat(answer.int2()).isEqualTo(1);
    client.read();
    client.read();
    return id;
  }

  private static List<String> texts(MysqlSocket client, String sql) throws IOException {
    client.query(sql);
    return row(client);
  }

  /** Reads a result set of one row. */
  private static List<String> row(MysqlSocket client) throws IOException {
    MysqlPacket head = client.read();
    if (head.firstByte() == ErrorPacket.MARK) {
      throw new IOException("refused: " + ErrorPacket.decode(head.reader()));
    }
    int columns = head.firstByte();
    for (int i = 0; i <= columns; i++) {
      client.read();
    }
    PayloadReader row = client.read().reader();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      byte[] value = row.nullableBytes();
      values.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
    assertThat(EofPacket.isEof(client.read())).isTrue();
    return values;
  }
}
