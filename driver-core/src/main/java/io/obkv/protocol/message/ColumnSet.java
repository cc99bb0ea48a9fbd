// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which names of a dictionary are used: bit i, lowest first in each byte, is name i (3.8).
 *
 * @param bitCount 0 stands for all names in their order
 * @param bits {@code ceil(bitCount / 8)} bytes; the unused high bits of the last may be set
 */
public record ColumnSet(int bitCount, byte[] bits) {
  private static final int BITS = 8;

  /** All names of the dictionary. */
  public static final ColumnSet ALL = new ColumnSet(0, new byte[0]);

  static final Codec<ColumnSet> CODEC = new Codec<>() {
    @Override
    public void encode(ColumnSet set, WireWriter out) {
      out.vi64(set.bitCount).raw(set.bits);
    }

    @Override
    public ColumnSet decode(WireReader in) {
      long count = in.vi64();
      if (count < 0 || count > (long) in.remaining() * BITS) {
        throw new ProtocolException("a bitmap of " + count + " bits");
      }
      return new ColumnSet((int) count, in.raw((int) (count + BITS - 1) / BITS));
    }
  };

  /** The first {@code count} names, each named by its bit. */
  public static ColumnSet first(int count) {
    ColumnSet set = none(count);
    for (int i = 0; i < count; i++) {
      set.bits[i / BITS] |= (byte) (1 << i % BITS);
    }
    return set;
  }

  /** The names at the given places of a dictionary of {@code count}. */
  public static ColumnSet of(int count, List<Integer> indexes) {
    ColumnSet set = none(count);
    for (int i : indexes) {
      set.bits[Objects.checkIndex(i, count) / BITS] |= (byte) (1 << i % BITS);
    }
    return set;
  }

  private static ColumnSet none(int count) {
    return new ColumnSet(count, new byte[(count + BITS - 1) / BITS]);
  }

  /** Whether name {@code index} is used. */
  public boolean contains(int index) {
    return bitCount == 0 || index < bitCount && (bits[index / BITS] >> index % BITS & 1) != 0;
  }

  /** The used names of the dictionary, in its order. */
  public List<String> select(List<String> dictionary) {
    if (bitCount == 0) {
      return dictionary;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < dictionary.size(); i++) {
      if (contains(i)) {
        names.add(dictionary.get(i));
      }
    }
    return names;
  }
}
