// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.List;

/** A row or part of one: key values without names in key order, other columns by name (3.3). */
public record Entity(List<Value> rowkey, List<Property> properties) {
  public static final Codec<Entity> CODEC = new Codec<>() {
    @Override
    public void encode(Entity m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(ValueCodec.INSTANCE, m.rowkey());
      out.list(Property.CODEC, m.properties());
      out.endStruct(struct);
    }

    @Override
    public Entity decode(WireReader in) {
      int struct = in.beginStruct();
      List<Value> rowkey = in.list(ValueCodec.INSTANCE);
      List<Property> properties = in.list(Property.CODEC);
      in.endStruct(struct);
      return new Entity(rowkey, properties);
    }
  };

  public Entity {
    rowkey = List.copyOf(rowkey);
    properties = List.copyOf(properties);
  }

  /** No key, no columns: a miss. */
  public static final Entity EMPTY = new Entity(List.of(), List.of());
}
