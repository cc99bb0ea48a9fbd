// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unmodified official client, in ODP mode. */
class OfficialClientLiteIT {
  private static final String SCHEMA =
      "create table t (k varchar(20) primary key, v varchar(100), n bigint)";

  @Test
  void logsInInsertsAndGets() throws Exception {
    try (LiteServer server =
        LiteServer.start(ServerOptions.builder().initSql(SCHEMA).build())) {
      ObTableClient client = connect(server, "root@test#lite", "");
      try {
        String[] columns = {"v", "n"};
        assertThat(client.insert("t", "one", columns, new Object[] {"eins", 1L}))
            .isEqualTo(1);
        Map<String, Object> row = client.get("t", "one", columns);

        assertThat(row).containsEntry("v", "eins").containsEntry("n", 1L);
        assertThat(client.get("t", "two", columns)).isEmpty();
      } finally {
        client.close();
      }
    }
  }

  private static ObTableClient connect(LiteServer server, String user, String password)
      throws Exception {
    ObTableClient client = new ObTableClient();
    client.setOdpMode(true);
    client.setOdpAddr("127.0.0.1");
    client.setOdpPort(server.rpcPort());
    client.setFullUserName(user);
    client.setPassword(password);
    client.setDatabase("test");
    client.addRowKeyElement("t", new String[] {"k"});
    client.init();
    return client;
  }
}
