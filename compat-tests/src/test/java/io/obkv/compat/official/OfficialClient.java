// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TestTarget;

/** Sets the unmodified official client up for a target. */
final class OfficialClient {
  private OfficialClient() {}

  /** A client that has logged in, in the mode of this run. */
  static ObTableClient open(TestTarget target) throws Exception {
    ObTableClient client = unopened(target, target.account().password(), TestTarget.DATABASE);
    client.init();
    return client;
  }

  /** A client before its {@code init()}, for cases about logging in. */
  static ObTableClient unopened(TestTarget target, String password, String database)
      throws Exception {
    ObTableClient client = new ObTableClient();
    boolean direct = ClientMode.chosen() == ClientMode.DIRECT;
    // Before the name: the client leaves splitting it to a proxy, but only once it knows of one.
    client.setOdpMode(!direct);
    client.setFullUserName(target.account().fullName());
    client.setPassword(password);
    if (direct) {
      client.setParamURL(target
          .configUrl()
          .orElseThrow()
          .replace("database=" + TestTarget.DATABASE, "database=" + database));
      client.setSysUserName(target.account().user());
      client.setSysPassword(target.account().password());
    } else {
      client.setOdpAddr(target.proxy().host());
      client.setOdpPort(target.proxy().port());
      client.setDatabase(database);
    }
    // The machine that runs the cases may be busy with other things.
    client.addProperty("rpc.execute.timeout", "20000");
    client.addProperty("rpc.operation.timeout", "20000");
    client.addProperty("rpc.login.timeout", "10000");
    client.addProperty("rpc.connect.timeout", "10000");
    client.addProperty("runtime.max.wait", "30000");
    client.addProperty("runtime.batch.max.wait", "30000");
    return client;
  }
}
