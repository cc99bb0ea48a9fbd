// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.wire.WireReader;
import org.junit.jupiter.api.Test;

/** Logins: what does not name the client or change with every login is the same. */
class LoginRequestsIT {
  private static LoginRequest decoded(SentRequest sent) {
    return LoginRequest.CODEC.decode(new WireReader(sent.bytes()));
  }

  @Test
  void bothClientsSendTheSameFields() throws Exception {
    try (BothClients clients = BothClients.start()) {
      LoginRequest official = decoded(clients.officialLogin());
      LoginRequest ours = decoded(clients.driverLogin());
      assertThat(clients.driverLogin().opcode())
          .isEqualTo(clients.officialLogin().opcode());
      assertThat(official.configs()).isNotEmpty();
      assertThat(ours.configs()).isEmpty();
      assertThat(ours.scramble()).hasSameSizeAs(official.scramble());
      assertThat(ours)
          .usingRecursiveComparison()
          .ignoringFields("scramble", "configs")
          .isEqualTo(official);
    }
  }
}
