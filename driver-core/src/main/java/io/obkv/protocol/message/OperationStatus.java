// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The outcome of one operation; zero when it succeeded (named {@code Result} in the notes, 3.3). */
public record OperationStatus(int errno, String sqlState, String message) {
  public static final Codec<OperationStatus> CODEC = new Codec<>() {
    @Override
    public void encode(OperationStatus m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.errno());
      out.cstring(m.sqlState());
      out.cstring(m.message());
      out.endStruct(struct);
    }

    @Override
    public OperationStatus decode(WireReader in) {
      int struct = in.beginStruct();
      int errno = in.vi32();
      String sqlState = in.cstring();
      String message = in.cstring();
      in.endStruct(struct);
      return errno == 0 && sqlState.isEmpty() && message.isEmpty()
          ? OK
          : new OperationStatus(errno, sqlState, message);
    }
  };

  public static final OperationStatus OK = new OperationStatus(0, "", "");
}
