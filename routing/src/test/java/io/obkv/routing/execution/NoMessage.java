// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** A message of no bytes. */
final class NoMessage {
  static final Codec<Void> CODEC = new Codec<>() {
    @Override
    public void encode(Void message, WireWriter out) {}

    @Override
    public Void decode(WireReader in) {
      return null;
    }
  };

  private NoMessage() {}
}
