// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import io.obkv.error.ProtocolException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Values as they came, in the full form: all are checked when they are read, and decoded one by one when
 * they are asked for, anew each time. Keeps the array that they came in. Immutable, for many threads.
 */
public final class EncodedValues extends AbstractList<Value> implements RandomAccess {
  /** A type without a payload. */
  private static final int SHORTEST_VALUE = 1 + ValueCodec.DESCRIBING_BYTES;

  private final byte[] buffer;
  private final int[] offsets;

  private EncodedValues(byte[] buffer, int[] offsets) {
    this.buffer = buffer;
    this.offsets = offsets;
  }

  /**
   * All values up to the reader's end.
   *
   * @param expected how many are likely to be there
   * @throws ProtocolException where there is something else
   */
  public static EncodedValues readAll(WireReader in, long expected) {
    int most = in.remaining() / SHORTEST_VALUE;
    int[] offsets = new int[(int) Math.max(0, Math.min(expected, most))];
    int count = 0;
    while (in.hasRemaining()) {
      if (count == offsets.length) {
        // One more than there is room for: what is left over may be the start of a value.
        offsets = Arrays.copyOf(offsets, Math.max(most, count) + 1);
      }
      offsets[count++] = in.position();
      ValueCodec.skip(in);
    }
    return new EncodedValues(
        in.array(), count == offsets.length ? offsets : Arrays.copyOf(offsets, count));
  }

  /** Takes values in one by one, which need not stand side by side. */
  public static final class Collector {
    private final WireReader in;
    private final int[] offsets;
    private int count;

    /**
     * Takes in a number of values.
     *
     * @throws ProtocolException where there is no room for so many
     */
    public Collector(WireReader in, int size) {
      if (size > in.remaining() / SHORTEST_VALUE) {
        throw new ProtocolException(size + " values in " + in.remaining() + " bytes");
      }
      this.in = in;
      this.offsets = new int[size];
    }

    /**
     * Takes the reader's next value.
     *
     * @throws ProtocolException where there is something else
     */
    public void read() {
      offsets[count++] = in.position();
      ValueCodec.skip(in);
    }

    /** The values, when all are read. */
    public EncodedValues values() {
      return new EncodedValues(in.array(), offsets);
    }
  }

  @Override
  public int size() {
    return offsets.length;
  }

  @Override
  public Value get(int index) {
    int start = offsets[index];
    return ValueCodec.INSTANCE.decode(new WireReader(buffer, start, buffer.length - start));
  }

  /** The type of a value. */
  public ValueType type(int index) {
    return ValueType.ofNumber(buffer[offsets[index]]);
  }

  /** A byte string read as UTF-8. Only for types that {@linkplain ValueType#isBytes are bytes}. */
  public String text(int index) {
    return new String(buffer, bytesOf(index), length(index), StandardCharsets.UTF_8);
  }

  /** How many bytes a byte string has. Only for types that {@linkplain ValueType#isBytes are bytes}. */
  public int length(int index) {
    int start = offsets[index] + SHORTEST_VALUE;
    int length = buffer[start];
    return length >= 0 ? length : (int) Varint.read(buffer, start);
  }

  /**
   * Whether two byte strings have the same bytes. Only for types that {@linkplain ValueType#isBytes are
   * bytes}.
   */
  public boolean isSame(int one, int other) {
    int length = length(one);
    int a = bytesOf(one);
    int b = bytesOf(other);
    return length == length(other) && Arrays.equals(buffer, a, a + length, buffer, b, b + length);
  }

  /** Where a byte string's bytes begin: behind the varint of their number. */
  private int bytesOf(int index) {
    int at = offsets[index] + SHORTEST_VALUE;
    while (buffer[at] < 0) {
      at++;
    }
    return at + 1;
  }

  /**
   * Copies a byte string's bytes, and tells how many they are. Only for types that {@linkplain
   * ValueType#isBytes are bytes}.
   */
  public int copy(int index, byte[] into, int at) {
    int length = length(index);
    System.arraycopy(buffer, bytesOf(index), into, at, length);
    return length;
  }

  /** A number's {@link Value#bits}. Only for types that travel as a varint of 64 bits. */
  public long bits(int index) {
    return Varint.read(buffer, offsets[index] + SHORTEST_VALUE);
  }
}
