// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** The outcome that heads every response; when {@code code} is not zero nothing follows it (1.6). */
public record RpcResult(int code, String message, List<RpcWarning> warnings) {
  public static final Codec<RpcResult> CODEC = new Codec<>() {
    @Override
    public void encode(RpcResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.code());
      out.cstring(m.message());
      out.list(RpcWarning.CODEC, m.warnings());
      out.endStruct(struct);
    }

    @Override
    public RpcResult decode(WireReader in) {
      int struct = in.beginStruct();
      int code = in.vi32();
      String message = in.cstring();
      List<RpcWarning> warnings = in.list(RpcWarning.CODEC);
      in.endStruct(struct);
      return code == 0 && message.isEmpty() && warnings.isEmpty()
          ? OK
          : new RpcResult(code, message, warnings);
    }
  };

  public RpcResult {
    warnings = List.copyOf(warnings);
  }

  /** Success, no text. */
  public static final RpcResult OK = new RpcResult(0, "", List.of());

  /** A failure with its text, which may be empty. */
  public static RpcResult failure(int code, String message) {
    return new RpcResult(code, message, List.of());
  }
}
