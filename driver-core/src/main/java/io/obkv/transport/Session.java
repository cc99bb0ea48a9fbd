// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;

/**
 * What a login gave.
 *
 * @param result the server's answer
 * @param version the version in it
 */
record Session(LoginResult result, ServerVersion version) {
  static Session of(LoginResult result) {
    if (result.credential().length == 0) {
      throw new ProtocolException("a login answer without a credential");
    }
    ServerVersion version = ServerVersion.ofLoginText(result.serverVersion())
        .orElseThrow(() -> new ProtocolException(
            "a login answer with the version '" + result.serverVersion() + "'"));
    return new Session(result, version);
  }
}
