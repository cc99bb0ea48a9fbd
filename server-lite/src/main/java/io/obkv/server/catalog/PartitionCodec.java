// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.math.BigDecimal;
import java.util.List;

/** How partitions are stored. */
final class PartitionCodec {
  static final Codec<Long> ID = new Codec<>() {
    @Override
    public void encode(Long id, WireWriter out) {
      out.vi64(id);
    }

    @Override
    public Long decode(WireReader in) {
      return in.vi64();
    }
  };

  /** The kind by one character, then the value. */
  static final Codec<BoundValue> BOUND = new Codec<>() {
    @Override
    public void encode(BoundValue bound, WireWriter out) {
      if (bound instanceof BoundValue.Numeric number) {
        out.i8('N').vstring(number.value().toString());
      } else if (bound instanceof BoundValue.Characters characters) {
        out.i8('C').vstring(characters.value());
      } else {
        out.i8(bound instanceof BoundValue.MaxValue ? 'M' : letter(bound));
      }
    }

    private static int letter(BoundValue bound) {
      return bound instanceof BoundValue.Default ? 'D' : '0';
    }

    @Override
    public BoundValue decode(WireReader in) {
      int kind = in.u8();
      return switch (kind) {
        case 'N' -> new BoundValue.Numeric(new BigDecimal(in.vstring()));
        case 'C' -> new BoundValue.Characters(in.vstring());
        case 'M' -> new BoundValue.MaxValue();
        case 'D' -> new BoundValue.Default();
        case '0' -> new BoundValue.Null();
        default -> throw new IllegalStateException("unknown kind of bound " + kind);
      };
    }
  };

  static final Codec<List<BoundValue>> TUPLE = new Codec<>() {
    @Override
    public void encode(List<BoundValue> tuple, WireWriter out) {
      out.list(BOUND, tuple);
    }

    @Override
    public List<BoundValue> decode(WireReader in) {
      return in.list(BOUND);
    }
  };

  static final Codec<Partition> PARTITION = new Codec<>() {
    @Override
    public void encode(Partition partition, WireWriter out) {
      out.vi64(partition.id());
      out.vstring(partition.name());
      out.vi64(partition.tabletId());
      out.list(TUPLE, partition.bounds());
      out.list(this, partition.children());
    }

    @Override
    public Partition decode(WireReader in) {
      return new Partition(in.vi64(), in.vstring(), in.vi64(), in.list(TUPLE), in.list(this));
    }
  };

  static final Codec<PartitionLevel> LEVEL = new Codec<>() {
    @Override
    public void encode(PartitionLevel level, WireWriter out) {
      out.vstring(level.kind().name());
      out.vstring(level.expression());
      out.vstrings(level.columns());
    }

    @Override
    public PartitionLevel decode(WireReader in) {
      return new PartitionLevel(PartitionKind.valueOf(in.vstring()), in.vstring(), in.vstrings());
    }
  };

  static final Codec<PartitionScheme> SCHEME = new Codec<>() {
    @Override
    public void encode(PartitionScheme scheme, WireWriter out) {
      LEVEL.encode(scheme.level(), out);
      out.list(LEVEL, scheme.subLevel().stream().toList());
      out.bool(scheme.templated());
      out.list(PARTITION, scheme.partitions());
    }

    @Override
    public PartitionScheme decode(WireReader in) {
      return new PartitionScheme(
          LEVEL.decode(in), in.list(LEVEL).stream().findFirst(), in.bool(), in.list(PARTITION));
    }
  };

  private PartitionCodec() {}
}
