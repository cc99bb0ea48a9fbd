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
  @FunctionalInterface
  public interface Body {
    void encode(byte[] credential, Destination destination, WireWriter out);
  }

  /**
   * Makes a message for a credential and a destination.
   *
   * @param <Q> the message
   */
  @FunctionalInterface
  public interface Message<Q> {
    Q of(byte[] credential, Destination destination);
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

  /** A request that names no destination. */
  public static <Q, A> Request<A> of(
      int opcode,
      Function<byte[], Q> message,
      Codec<Q> codec,
      Decoder<A> answerDecoder,
      Duration timeout) {
    requireNonNull(message);
    return routed(
        opcode,
        (credential, destination) -> message.apply(credential),
        codec,
        answerDecoder,
        timeout);
  }

  /**
   * A request.
   *
   * @param opcode see {@link io.obkv.protocol.packet.Opcode}
   * @param message makes the message; called on the connection's thread, again after a new login
   * @param timeout from the call of {@code send} to the answer
   */
  public static <Q, A> Request<A> routed(
      int opcode, Message<Q> message, Codec<Q> codec, Decoder<A> answerDecoder, Duration timeout) {
    requireNonNull(message);
    requireNonNull(codec);
    return new Request<>(
        opcode,
        (credential, destination, out) -> codec.encode(message.of(credential, destination), out),
        answerDecoder,
        timeout.toNanos(),
        timeout.toNanos());
  }

  /**
   * A request whose sender writes the message itself.
   *
   * @param body called on the connection's thread, again after a new login
   * @param timeout from the call of {@code send} to the answer
   */
  public static <A> Request<A> written(
      int opcode, Body body, Decoder<A> answerDecoder, Duration timeout) {
    return new Request<>(
        opcode, requireNonNull(body), answerDecoder, timeout.toNanos(), timeout.toNanos());
  }

  /** The same request, with less time for the server's own work than for the whole exchange. */
  public Request<A> withServerTimeout(Duration value) {
    return new Request<>(opcode, body, answerDecoder, timeoutNanos, value.toNanos());
  }

  /** The packet code, see {@link io.obkv.protocol.packet.Opcode}. */
  public int opcode() {
    return opcode;
  }

  /** Writes the message. */
  public void encode(byte[] credential, Destination destination, WireWriter out) {
    body.encode(credential, destination, out);
  }

  /** Reads the answer. */
  public Decoder<A> answerDecoder() {
    return answerDecoder;
  }

  /** The longest wait for an answer. */
  public long timeoutNanos() {
    return timeoutNanos;
  }

  /** How long the server is asked to work at most. */
  public long serverTimeoutNanos() {
    return serverTimeoutNanos;
  }
}
