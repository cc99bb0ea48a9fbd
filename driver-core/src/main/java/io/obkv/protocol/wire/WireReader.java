// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the primitives of the protocol (section 2 of the protocol notes) from an array. One thread
 * at a time.
 *
 * <p>Never reads past the innermost open struct and never allocates more than the bytes at hand can
 * fill: a length or count that they cannot is refused first. What is thrown carries the code that
 * OceanBase's server answers in that case: {@code OB_DESERIALIZE_ERROR} where the packet ends too
 * early, {@code OB_ERROR} where a struct does, {@code OB_NOT_SUPPORTED} for an unknown struct version.
 */
public final class WireReader {
  /** A longer list grows as its items come: a count alone must not cost memory. */
  private static final int LARGEST_ARRAY = 1024;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] EMPTY = {};

  private final byte[] buffer;
  private final int end;
  private int position;
  private int limit;

  public WireReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  public WireReader(byte[] buffer, int offset, int length) {
    this.buffer = buffer;
    this.position = offset;
    this.end = offset + length;
    this.limit = end;
  }

  /** Bytes left in the innermost open struct, or in the packet. */
  public int remaining() {
    return limit - position;
  }

  public boolean hasRemaining() {
    return position < limit;
  }

  /** Where in the array the next byte is. */
  int position() {
    return position;
  }

  /** Moves to a place between the next byte and the end of the innermost open struct. */
  void moveTo(int place) {
    position = place;
  }

  /** The array read from, not a copy. */
  byte[] array() {
    return buffer;
  }

  private void require(long count) {
    if (count > limit - position || count < 0) {
      throw limit == end
          ? new ProtocolException("packet ends " + (count - remaining()) + " bytes too early")
          : new ProtocolException(
              ErrorCode.OB_ERROR, "struct ends " + (count - remaining()) + " bytes too early");
    }
  }

  /** One signed byte. */
  public int i8() {
    require(1);
    return buffer[position++];
  }

  /** One unsigned byte. */
  public int u8() {
    return i8() & 0xff;
  }

  public boolean bool() {
    return i8() != 0;
  }

  /** Two unsigned bytes, big-endian. */
  public int u16() {
    require(2);
    int value = (buffer[position] & 0xff) << 8 | buffer[position + 1] & 0xff;
    position += 2;
    return value;
  }

  /** Four bytes, big-endian. */
  public int i32() {
    require(4);
    int value = (int) INT.get(buffer, position);
    position += 4;
    return value;
  }

  /** Eight bytes, big-endian. */
  public long i64() {
    require(8);
    long value = (long) LONG.get(buffer, position);
    position += 8;
    return value;
  }

  /** A varint as a 32-bit number; longer forms are read, higher bits dropped. */
  public int vi32() {
    return (int) vi64();
  }

  /** A varint as a 64-bit number. Need not be minimal. */
  public long vi64() {
    int at = position;
    if (at < limit && buffer[at] >= 0) {
      position = at + 1;
      return buffer[at];
    }
    return longVi64();
  }

  /** The way of most lengths that a server writes: in five bytes, whatever they are. */
  private long longVi64() {
    int end = limit - position < Varint.LONGEST ? -1 : Varint.end(buffer, position);
    if (end < 0) {
      return checkedVi64();
    }
    long value = Varint.read(buffer, position);
    position = end;
    return value;
  }

  private long checkedVi64() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      require(1);
      byte next = buffer[position++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ProtocolException("a varint has more than ten bytes");
  }

  /** Bytes as they are. */
  public byte[] raw(int count) {
    require(count);
    if (count == 0) {
      return EMPTY;
    }
    byte[] value = Arrays.copyOfRange(buffer, position, position + count);
    position += count;
    return value;
  }

  /** Everything that is left. */
  public byte[] rest() {
    return raw(remaining());
  }

  /** Passes over bytes. */
  public void skip(int count) {
    require(count);
    position += count;
  }

  /** Length, bytes, and a zero byte that the length does not count. */
  public byte[] bstring() {
    int length = vi32();
    require(length + 1L);
    byte[] value = raw(length);
    position++;
    return value;
  }

  /** A {@link #bstring} as text. */
  public String vstring() {
    int length = vi32();
    require(length < 0 ? -1L : length + 1L);
    String value = length == 0 ? "" : new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length + 1;
    return value;
  }

  /**
   * A {@link #vstring} that is likely the one given: then it is that very object, and none is made.
   *
   * @param expected may be null
   */
  public String vstring(String expected) {
    return expected != null && isNext(expected) ? expected : vstring();
  }

  /** Passes over a {@link #vstring} if it is the one given. */
  private boolean isNext(String expected) {
    int start = position;
    int length = vi32();
    if (length == expected.length() && length < remaining()) {
      int at = position;
      int i = 0;
      // Only ASCII is equal character by byte: other text differs here, as bytes are signed.
      while (i < length && buffer[at + i] == expected.charAt(i)) {
        i++;
      }
      if (i == length) {
        position += length + 1;
        return true;
      }
    }
    position = start;
    return false;
  }

  /** The next bytes as a reader of their own, which reads from the same array; passes over them. */
  public WireReader slice(int count) {
    require(count);
    position += count;
    return new WireReader(buffer, position - count, count);
  }

  /** Passes over a {@link #bstring}. */
  public void skipBstring() {
    int length = vi32();
    require(length < 0 ? -1L : length + 1L);
    position += length + 1;
  }

  /** Length and bytes. */
  public byte[] bytes() {
    return raw(vi32());
  }

  /** Length and text; a zero byte at its end is dropped. */
  public String cstring() {
    int length = vi32();
    require(length);
    boolean terminated = length > 0 && buffer[position + length - 1] == 0;
    int size = terminated ? length - 1 : length;
    // Most are empty, one or two in every answer.
    String value = size == 0 ? "" : new String(buffer, position, size, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** A count of items that take at least a byte each. */
  public int count() {
    long count = vi64();
    require(count);
    return (int) count;
  }

  /** A count, then the items. The list is immutable: {@link List#copyOf} does not copy it. */
  public <T> List<T> list(Codec<T> codec) {
    int count = count();
    if (count > LARGEST_ARRAY) {
      List<T> items = new ArrayList<>(LARGEST_ARRAY);
      for (int i = 0; i < count; i++) {
        items.add(codec.decode(this));
      }
      return List.copyOf(items);
    }
    if (count == 0) {
      return List.of();
    }
    T first = codec.decode(this);
    if (count == 1) {
      return List.of(first);
    }
    @SuppressWarnings("unchecked") // only items are put into it, and the list copies it
    T[] items = (T[]) new Object[count];
    items[0] = first;
    for (int i = 1; i < count; i++) {
      items[i] = codec.decode(this);
    }
    return List.of(items);
  }

  /** A count, then texts. */
  public List<String> vstrings() {
    int count = count();
    if (count == 0) {
      return List.of();
    }
    List<String> items = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      items.add(vstring());
    }
    return items;
  }

  /**
   * Texts that are likely the first of those given, or all of them: then no text is made.
   *
   * @param likely immutable
   */
  public List<String> vstrings(List<String> likely) {
    int start = position;
    long count = vi64();
    if (count >= 0 && count <= likely.size()) {
      int i = 0;
      while (i < count && isNext(likely.get(i))) {
        i++;
      }
      if (i == count) {
        return i == likely.size() ? likely : likely.subList(0, i);
      }
    }
    position = start;
    return vstrings();
  }

  /** Opens a struct of version 1: reading is bounded by its length until {@link #endStruct}. */
  public int beginStruct() {
    return beginStruct(1);
  }

  /** Opens a struct: reading is bounded by its length. Give what it returns to {@link #endStruct}. */
  public int beginStruct(int version) {
    long found = vi64();
    if (found != version) {
      throw new ProtocolException(ErrorCode.OB_NOT_SUPPORTED, "unknown struct version " + found);
    }
    long length = vi64();
    if (length < 0 || length > limit - position) {
      throw new ProtocolException(
          "a struct of " + length + " bytes where " + remaining() + " are left");
    }
    int outer = limit;
    limit = position + (int) length;
    return outer;
  }

  /** Whether a struct of length zero comes next; if so, passes over it. */
  public boolean atEmptyStruct() {
    int start = position;
    vi64();
    if (vi64() == 0) {
      return true;
    }
    position = start;
    return false;
  }

  /** Closes the struct opened last; what a newer peer appended to it is passed over. */
  public void endStruct(int outer) {
    position = limit;
    limit = outer;
  }
}
