// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;

/** A column name and its value; always within an {@link Entity}. */
public record Property(String name, Value value) {
  public static final Codec<Property> CODEC = new Codec<>() {
    @Override
    public void encode(Property m, WireWriter out) {
      out.vstring(m.name());
      ValueCodec.INSTANCE.encode(m.value(), out);
    }

    @Override
    public Property decode(WireReader in) {
      String name = in.vstring();
      Value value = ValueCodec.INSTANCE.decode(in);
      return new Property(name, value);
    }
  };
}
