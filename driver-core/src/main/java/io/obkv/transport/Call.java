// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.packet.RpcHeader;

/** A request under way. After it was handed over, only its connection's thread touches it. */
final class Call<A> {
  final Request<A> request;
  final Destination destination;
  final Completion<A> completion;
  final long deadlineNanos;
  final boolean login;

  /** The call behind this one while it is among {@link SubmittedCalls}. */
  Call<?> next;

  /** The number on the wire; 0 while the call is not written. */
  int channelId;

  /** Which of the connection's logins it was written after. */
  int loginNumber;

  long traceId0;
  long traceId1;
  boolean written;
  boolean repeated;
  boolean finished;

  Call(
      Request<A> request,
      Destination destination,
      long deadlineNanos,
      Completion<A> completion,
      boolean login) {
    this.request = request;
    this.destination = destination;
    this.deadlineNanos = deadlineNanos;
    this.completion = completion;
    this.login = login;
  }

  /**
   * The call of a request, which ends by the request's own timeout at the latest.
   *
   * @param deadlineNanos when it is to end, by {@link System#nanoTime()}
   */
  static <A> Call<A> of(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
    return new Call<>(
        request, destination, earlier(request.timeoutNanos(), deadlineNanos), completion, false);
  }

  /** When a time that begins now is over, or a deadline comes, whichever is earlier. */
  static long earlier(long timeoutNanos, long deadlineNanos) {
    long own = System.nanoTime() + timeoutNanos;
    return own - deadlineNanos < 0 ? own : deadlineNanos;
  }

  long remainingNanos() {
    return deadlineNanos - System.nanoTime();
  }

  /** The call behind this one, which it no longer refers to. */
  Call<?> unlinkNext() {
    Call<?> found = next;
    next = null;
    return found;
  }

  /** Whether the server no longer knows the credential, which a login can mend, once. */
  boolean needsLogin(ServerException refused) {
    return refused.number() == ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH.number() && !login && !repeated;
  }

  /** What a failure tells the caller: a message that cannot be made, or an answer's reader that fails, too. */
  ObkvException told(Throwable cause) {
    return cause instanceof ObkvException known
        ? known
        : new TransportException(
            "the request could not be handled: " + cause,
            written ? Effect.UNKNOWN : Effect.NOT_APPLIED,
            cause);
  }

  String traceText() {
    return RpcHeader.traceText(traceId0, traceId1);
  }
}
