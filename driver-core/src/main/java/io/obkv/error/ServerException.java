// SPDX-License-Identifier: Apache-2.0
package io.obkv.error;

import java.util.Optional;

/** The server answered with an error code. */
public final class ServerException extends ObkvException {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final String serverMessage;
  private final String address;
  private final String traceId;
  private final boolean inDoubt;
  private final String movedTo;

  /**
   * @param number the error number of the answer, below zero
   * @param serverMessage the server's text, possibly empty
   * @param address the server as {@code host:port}
   * @param traceId the request's trace id as the server logs it
   */
  public ServerException(int number, String serverMessage, String address, String traceId) {
    this(number, serverMessage, address, traceId, false, null);
  }

  private ServerException(
      int number,
      String serverMessage,
      String address,
      String traceId,
      boolean inDoubt,
      String movedTo) {
    super(format(number, serverMessage, address, traceId), null);
    this.inDoubt = inDoubt;
    this.movedTo = movedTo;
    this.number = number;
    this.serverMessage = serverMessage;
    this.address = address;
    this.traceId = traceId;
  }

  /**
   * A server's word that a tablet is elsewhere.
   *
   * @param leader where it is, as {@code host:port}
   */
  public static ServerException moved(String address, String traceId, String leader) {
    return new ServerException(
        ErrorCode.OB_NOT_MASTER.number(),
        "the tablet is at " + leader,
        address,
        traceId,
        false,
        leader);
  }

  /** What a server would answer, found out by the client before it has sent anything. */
  public static ServerException foundByClient(ErrorCode code, String text) {
    return new ServerException(code.number(), text, "found out by the client", "no trace id");
  }

  private static String format(int number, String text, String address, String traceId) {
    return "["
        + number
        + "]["
        + ErrorCode.nameOf(number)
        + "]["
        + (text.isEmpty() ? "the server gave no text" : text)
        + "]["
        + address
        + "]["
        + traceId
        + "]";
  }

  /** The error number as sent by the server. */
  public int number() {
    return number;
  }

  /** The code, or empty when the number is not one that we know. */
  public Optional<ErrorCode> code() {
    return ErrorCode.ofNumber(number);
  }

  /** The server's own text; empty when it sent none. */
  public String serverMessage() {
    return serverMessage;
  }

  /** The server that answered, as {@code host:port}. */
  public String address() {
    return address;
  }

  /** The request's trace id, by which the server's log can be searched. */
  public String traceId() {
    return traceId;
  }

  /** Where the server said that the tablet is, as {@code host:port}; empty where it did not. */
  public Optional<String> movedTo() {
    return Optional.ofNullable(movedTo);
  }

  @Override
  public Effect effect() {
    return inDoubt ? Effect.UNKNOWN : code().map(ErrorCode::effect).orElse(Effect.UNKNOWN);
  }

  /** The same error as the end of a call, an earlier attempt of which may have been applied. */
  public ServerException afterDoubtfulAttempt() {
    return new ServerException(number, serverMessage, address, traceId, true, movedTo);
  }
}
