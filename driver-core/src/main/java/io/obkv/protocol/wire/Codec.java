// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

/**
 * Both directions of one message or part of one. Stateless.
 *
 * @param <T> the type carried
 */
public interface Codec<T> extends Decoder<T> {
  void encode(T value, WireWriter out);

  /** The bytes of a value with struct lengths in the given form. */
  default byte[] toBytes(T value, WireWriter.LengthForm form) {
    WireWriter out = new WireWriter(form);
    encode(value, out);
    return out.toByteArray();
  }

  /**
   * Decodes a whole payload.
   *
   * @throws io.obkv.error.ProtocolException also when bytes are left over or none are there
   */
  default T fromBytes(byte[] payload) {
    return decodeWhole(new WireReader(payload));
  }

  /** Decodes everything that the reader holds; bytes left over are refused as the server does. */
  default T decodeWhole(WireReader in) {
    if (!in.hasRemaining()) {
      throw new io.obkv.error.ProtocolException(
          io.obkv.error.ErrorCode.OB_NOT_SUPPORTED, "an empty payload");
    }
    T value = decode(in);
    if (in.hasRemaining()) {
      throw new io.obkv.error.ProtocolException(
          io.obkv.error.ErrorCode.OB_NOT_SUPPORTED, in.remaining() + " bytes behind the payload");
    }
    return value;
  }
}
