// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** A struct that may be absent; absent it is a header of length zero, {@code 01 00}. */
final class OptionalStruct<T> implements Codec<T> {
  private final Codec<T> codec;

  OptionalStruct(Codec<T> codec) {
    this.codec = codec;
  }

  @Override
  public void encode(T value, WireWriter out) {
    if (value == null) {
      out.endStruct(out.beginStruct());
    } else {
      codec.encode(value, out);
    }
  }

  @Override
  public T decode(WireReader in) {
    return in.atEmptyStruct() ? null : codec.decode(in);
  }
}
