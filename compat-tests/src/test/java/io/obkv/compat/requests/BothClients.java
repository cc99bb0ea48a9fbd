// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.network.Endpoint;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.table.ClientOptions;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The unmodified official client and the driver at one server, with a recorder between. The columns have
 * names of one letter, for the official client sends columns in the order of a {@code HashMap}, which
 * then is the alphabet's.
 */
final class BothClients implements AutoCloseable {
  /** The table that both write to; emptied and filled with two rows before each use. */
  static final String TABLE = "t";

  private static final String SCHEMA =
      "create table t (a bigint, b varchar(20), c int, d bigint, e varchar(400), f varbinary(400),"
          + " g double, h float, i smallint, j tinyint, l timestamp(6), m datetime(6),"
          + " primary key (a, b), key by_d (d));";

  /** What a client does. */
  @FunctionalInterface
  interface Use<C> {
    void of(C client) throws Exception;
  }

  private final LiteServer server;
  private final RequestRecorder recorder;
  private final ObTableClient official;
  private final TableClient driver;
  private final List<SentRequest> officialLogin;
  private final List<SentRequest> driverLogin;

  private BothClients(LiteServer server, RequestRecorder recorder) throws Exception {
    this.server = server;
    this.recorder = recorder;
    official = official(recorder.endpoint());
    officialLogin = recorder.take();
    driver = TableClient.connect(ClientOptions.builder()
        .host(recorder.endpoint().host())
        .port(recorder.endpoint().port())
        // The logins of others would come whenever they are open.
        .connections(1)
        .blockingConnections(0)
        .user("root@test#lite")
        .database("test")
        .loginTimeout(Duration.ofSeconds(10))
        .attemptTimeout(Duration.ofSeconds(20))
        .serverTimeout(Duration.ofSeconds(20))
        .timeout(Duration.ofSeconds(30))
        .build());
    driverLogin = recorder.take();
  }

  static BothClients start() throws Exception {
    LiteServer server = LiteServer.start(ServerOptions.builder().initSql(SCHEMA).build());
    return new BothClients(
        server, new RequestRecorder(new Endpoint("127.0.0.1", server.rpcPort())));
  }

  private static ObTableClient official(Endpoint server) throws Exception {
    ObTableClient client = new ObTableClient();
    client.setOdpMode(true);
    client.setFullUserName("root@test#lite");
    client.setPassword("");
    client.setOdpAddr(server.host());
    client.setOdpPort(server.port());
    client.setDatabase("test");
    client.addProperty("rpc.execute.timeout", "20000");
    client.addProperty("rpc.operation.timeout", "20000");
    client.addProperty("rpc.login.timeout", "10000");
    client.addRowKeyElement(TABLE, new String[] {"a", "b"});
    client.init();
    return client;
  }

  /** What the official client asks for a use of it. */
  List<SentRequest> officialRequests(Use<ObTableClient> use) throws Exception {
    fill();
    use.of(official);
    return recorder.take();
  }

  /** What the driver asks for a use of it. */
  List<SentRequest> driverRequests(Use<Table> use) throws Exception {
    fill();
    use.of(driver.table(TABLE));
    return recorder.take();
  }

  /** Checks that both ask the same, byte by byte. */
  void assertSame(Use<ObTableClient> officialUse, Use<Table> driverUse) throws Exception {
    List<SentRequest> expected = officialRequests(officialUse);
    assertThat(expected).isNotEmpty();
    assertThat(driverRequests(driverUse)).isEqualTo(expected);
  }

  SentRequest officialLogin() {
    return officialLogin.get(0);
  }

  SentRequest driverLogin() {
    return driverLogin.get(0);
  }

  private void fill() {
    // What an earlier use that failed has left.
    Objects.requireNonNull(recorder.take());
    Objects.requireNonNull(server.execute("delete from t"));
    Objects.requireNonNull(server.execute(
        "insert into t (a, b, c, d, e) values (1, 'x', 10, 100, 'one'), (2, 'y', 20, 200, 'two')"));
  }

  @Override
  public void close() throws Exception {
    official.close();
    driver.close();
    recorder.close();
    server.close();
  }
}
