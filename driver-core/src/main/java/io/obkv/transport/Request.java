// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.Decoder;
import io.obkv.protocol.wire.WireWriter;
import java.time.Duration;
import java.util.function.Function;

/**
 * One request: its packet code, how to write it once the connection's credential is known, how to
 * read the answer, and how long to wait. Immutable, may be sent more than once.
 *
 * @param <A> the answer's message
 */
public final class Request<A> {
  /** Writes the message for one credential. */
  private interface Body {
    void encode(byte[] credential, WireWriter out);
  }

  private final int opcode;
  private final Body body;
  private final Decoder<A> answerDecoder;
  private final long timeoutNanos;
  private final long serverTimeoutNanos;

  private Request(
      int opcode, Body body, Decoder<A> answerDecoder, long timeoutNanos, long serverTimeoutNanos) {
    this.opcode = opcode;
    this.body = body;
    this.answerDecoder = requireNonNull(answerDecoder);
    this.timeoutNanos = timeoutNanos;
    this.serverTimeoutNanos = serverTimeoutNanos;
  }

  /**
   * A request.
   *
   * @param opcode see {@link io.obkv.protocol.packet.Opcode}
   * @param message makes the message from a credential; called on the connection's thread, again
   *     after a new login
   * @param timeout from the call of {@code send} to the answer
   */
  public static <Q, A> Request<A> of(
      int opcode,
      Function<byte[], Q> message,
      Codec<Q> codec,
      Decoder<A> answerDecoder,
      Duration timeout) {
    requireNonNull(message);
    requireNonNull(codec);
    return new Request<>(
        opcode,
        (credential, out) -> codec.encode(message.apply(credential), out),
        answerDecoder,
        timeout.toNanos(),
        timeout.toNanos());
  }

  /** The same request, with less time for the server's own work than for the whole exchange. */
  public Request<A> withServerTimeout(Duration value) {
    return new Request<>(opcode, body, answerDecoder, timeoutNanos, value.toNanos());
  }

  int opcode() {
    return opcode;
  }

  void encode(byte[] credential, WireWriter out) {
    body.encode(credential, out);
  }

  Decoder<A> answerDecoder() {
    return answerDecoder;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  long serverTimeoutNanos() {
    return serverTimeoutNanos;
  }
}
