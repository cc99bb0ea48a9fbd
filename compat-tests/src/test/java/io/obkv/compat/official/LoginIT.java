// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TestTarget;
import org.junit.jupiter.api.Test;

/** Who may log in. */
@CompatibilityCases
class LoginIT {
  private final TestTarget target;
  private final Tables tables;

  LoginIT(TestTarget target, Tables tables) {
    this.target = target;
    this.tables = tables;
  }

  private void useOnce(ObTableClient client) throws Exception {
    String table = tables.keyValue();
    try {
      client.init();
      client.insert(table, "a", new String[] {"v"}, new Object[] {1L});
    } finally {
      client.close();
    }
  }

  @Test
  void twoClientsShareTheRows() throws Exception {
    String table = tables.keyValue();
    ObTableClient first = OfficialClient.open(target);
    ObTableClient second = OfficialClient.open(target);
    try {
      first.insert(table, "a", new String[] {"v"}, new Object[] {1L});
      assertThat(second.get(table, "a", new String[] {"v"})).containsEntry("v", 1L);
    } finally {
      first.close();
      second.close();
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    ObTableClient client = OfficialClient.unopened(target, "wrong", TestTarget.DATABASE);
    assertThatThrownBy(() -> useOnce(client)).hasStackTraceContaining("-4043");
  }

  @Test
  void anUnknownDatabaseIsRefused() throws Exception {
    ObTableClient client =
        OfficialClient.unopened(target, target.account().password(), "no_such_database");
    assertThatThrownBy(() -> useOnce(client)).isInstanceOf(Exception.class);
  }
}
