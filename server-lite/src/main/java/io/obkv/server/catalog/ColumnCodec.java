// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;

/** How columns are stored. */
final class ColumnCodec {
  static final Codec<ColumnType> TYPE = new Codec<>() {
    @Override
    public void encode(ColumnType type, WireWriter out) {
      out.vi32(type.type().number());
      out.vi32(type.length());
      out.vi32(type.precision());
      out.vi32(type.scale());
      out.bool(type.zerofill());
      out.vi32(type.collation().number());
      out.vstrings(type.members());
    }

    @Override
    public ColumnType decode(WireReader in) {
      return new ColumnType(
          ValueType.ofNumber(in.vi32()),
          in.vi32(),
          in.vi32(),
          in.vi32(),
          in.bool(),
          Collation.ofNumber(in.vi32()),
          in.vstrings());
    }
  };

  static final Codec<ColumnDefault> DEFAULT = new Codec<>() {
    @Override
    public void encode(ColumnDefault value, WireWriter out) {
      out.vstring(value.kind().name());
      out.vstring(value.text());
      out.i8(value.precision());
    }

    @Override
    public ColumnDefault decode(WireReader in) {
      return new ColumnDefault(ColumnDefault.Kind.valueOf(in.vstring()), in.vstring(), in.i8());
    }
  };

  static final Codec<GeneratedColumn> GENERATED = new Codec<>() {
    @Override
    public void encode(GeneratedColumn column, WireWriter out) {
      out.vstring(column.expression());
      out.bool(column.stored());
    }

    @Override
    public GeneratedColumn decode(WireReader in) {
      return new GeneratedColumn(in.vstring(), in.bool());
    }
  };

  static final Codec<ColumnSchema> CODEC = new Codec<>() {
    @Override
    public void encode(ColumnSchema column, WireWriter out) {
      out.vi32(column.id());
      out.vstring(column.name());
      TYPE.encode(column.type(), out);
      out.bool(column.nullable());
      DEFAULT.encode(column.defaultValue(), out);
      out.bool(column.autoIncrement());
      out.bool(column.onUpdateCurrentTimestamp());
      out.list(GENERATED, column.generated().stream().toList());
      out.vstring(column.comment());
    }

    @Override
    public ColumnSchema decode(WireReader in) {
      return new ColumnSchema(
          in.vi32(),
          in.vstring(),
          TYPE.decode(in),
          in.bool(),
          DEFAULT.decode(in),
          in.bool(),
          in.bool(),
          in.list(GENERATED).stream().findFirst(),
          in.vstring());
    }
  };

  private ColumnCodec() {}
}
