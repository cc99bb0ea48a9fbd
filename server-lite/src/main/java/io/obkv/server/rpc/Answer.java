// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireWriter;
import java.util.function.Consumer;

/**
 * What is sent back for a request, not yet in bytes.
 *
 * @param flags of the header
 * @param committed whether it is sent from a commit's callback, see {@link Route#committed}
 * @param timeoutMicros of the header
 * @param body writes the result's head and, on success, the message
 * @param encoded what the body writes, where that is made already; else null
 */
record Answer(
    Exchange exchange,
    int flags,
    boolean committed,
    long timeoutMicros,
    Consumer<WireWriter> body,
    WireWriter encoded) {

  static <A> Answer success(
      Exchange exchange, Codec<A> codec, A message, boolean committed, long timeoutMicros) {
    return new Answer(exchange, RpcHeader.RESPONSE, committed, timeoutMicros, out -> {
      RpcResult.CODEC.encode(RpcResult.OK, out);
      codec.encode(message, out);
    });
  }

  private Answer(
      Exchange exchange,
      int flags,
      boolean committed,
      long timeoutMicros,
      Consumer<WireWriter> body) {
    this(exchange, flags, committed, timeoutMicros, body, null);
  }

  /** A refusal. For a tablet that is not here the client is told to ask for its place again (1.3). */
  static Answer failure(Exchange exchange, int code, String text, long timeoutMicros) {
    boolean lost = code == ErrorCode.OB_TABLET_NOT_EXIST.number();
    return new Answer(
        exchange,
        lost ? RpcHeader.RESPONSE | RpcHeader.REROUTE : RpcHeader.RESPONSE,
        false,
        timeoutMicros,
        out -> RpcResult.CODEC.encode(RpcResult.failure(code, text), out));
  }

  /** The same answer with its body in bytes, so that the event loop need not encode it. */
  Answer encodedNow() {
    WireWriter out = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
    body.accept(out);
    return new Answer(exchange, flags, committed, timeoutMicros, body, out);
  }
}
