// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Appends the primitives of the protocol (section 2 of the protocol notes) to a growing array. One
 * thread at a time; {@link #reset()} makes it usable again without allocating.
 *
 * <p>A struct is written in one pass: its length goes in front when it ends. Clients write that
 * length in as few bytes as it needs, as the official client does; servers in five, as OceanBase's
 * server does.
 */
public final class WireWriter {
  /** How the length in front of a struct is written. */
  public enum LengthForm {
    /** As few bytes as the number needs: what clients send. */
    SHORTEST,
    /** Always five bytes: what servers answer. */
    FIVE_BYTES
  }

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int PADDED_LENGTH = 5;
  private static final int SHORT_TEXT = 64;
  private static final int KEPT_CAPACITY = 64 * 1024;

  /** No virtual machine makes longer ones. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private static final byte[] EMPTY = {};

  private final LengthForm lengthForm;
  private final int initialCapacity;
  private byte[] buffer;
  private int position;

  public WireWriter(LengthForm lengthForm) {
    this(lengthForm, 256);
  }

  public WireWriter(LengthForm lengthForm, int initialCapacity) {
    this.lengthForm = lengthForm;
    this.initialCapacity = initialCapacity;
    this.buffer = initialCapacity == 0 ? EMPTY : new byte[initialCapacity];
  }

  /** Forgets what was written; gives up an array that grew large. */
  public void reset() {
    position = 0;
    if (buffer.length > KEPT_CAPACITY) {
      buffer = new byte[initialCapacity];
    }
  }

  /** Number of bytes written. */
  public int size() {
    return position;
  }

  /** The array written to; valid up to {@link #size()} and until the next write. */
  public byte[] array() {
    return buffer;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, position);
  }

  /** Makes room for as many bytes at once as are likely to follow. */
  public WireWriter reserve(int count) {
    require(count);
    return this;
  }

  private void require(int count) {
    int needed = Math.addExact(position, count);
    if (needed > buffer.length) {
      grow(needed);
    }
  }

  /** Doubles the array, or leaves some room behind what needs more than that: so little is copied twice. */
  private void grow(int needed) {
    long roomy = Math.max(2L * buffer.length, needed + (needed >> 4)) + 64;
    buffer = Arrays.copyOf(buffer, (int) Math.max(needed, Math.min(roomy, LARGEST_ARRAY)));
  }

  /** One byte. */
  public WireWriter i8(int value) {
    require(1);
    buffer[position++] = (byte) value;
    return this;
  }

  public WireWriter bool(boolean value) {
    return i8(value ? 1 : 0);
  }

  /** Two bytes, big-endian. */
  public WireWriter i16(int value) {
    require(2);
    buffer[position++] = (byte) (value >>> 8);
    buffer[position++] = (byte) value;
    return this;
  }

  /** Four bytes, big-endian. */
  public WireWriter i32(int value) {
    require(4);
    INT.set(buffer, position, value);
    position += 4;
    return this;
  }

  /** Eight bytes, big-endian. */
  public WireWriter i64(long value) {
    require(8);
    LONG.set(buffer, position, value);
    position += 8;
    return this;
  }

  /** A varint of the 32-bit pattern: one to five bytes. */
  public WireWriter vi32(int value) {
    require(5);
    byte[] into = buffer;
    int at = position;
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      into[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[at] = (byte) rest;
    position = at + 1;
    return this;
  }

  /** A varint of the 64-bit pattern: one to ten bytes. */
  public WireWriter vi64(long value) {
    require(10);
    byte[] into = buffer;
    int at = position;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[at] = (byte) rest;
    position = at + 1;
    return this;
  }

  /** Bytes as they are. */
  public WireWriter raw(byte[] value) {
    return raw(value, 0, value.length);
  }

  /** Part of an array as it is. */
  public WireWriter raw(byte[] array, int from, int length) {
    require(length);
    System.arraycopy(array, from, buffer, position, length);
    position += length;
    return this;
  }

  /** Zero bytes. */
  public WireWriter zeros(int count) {
    require(count);
    Arrays.fill(buffer, position, position + count, (byte) 0);
    position += count;
    return this;
  }

  /** Length, bytes, and a zero byte that the length does not count. */
  public WireWriter bstring(byte[] value) {
    return bstring(value, 0, value.length);
  }

  /** Part of an array as a {@link #bstring(byte[])}. */
  public WireWriter bstring(byte[] array, int from, int length) {
    vi32(length);
    require(length + 1);
    System.arraycopy(array, from, buffer, position, length);
    position += length;
    buffer[position++] = 0;
    return this;
  }

  /** Text as a {@link #bstring}; null is written as empty. */
  public WireWriter vstring(String value) {
    if (value != null && value.length() <= SHORT_TEXT && shortAscii(value)) {
      return this;
    }
    return bstring(value == null ? EMPTY : value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a name without an array in between; writes nothing where it is other than ASCII. */
  private boolean shortAscii(String value) {
    int length = value.length();
    require(length + 2);
    int at = position + 1;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      buffer[at + i] = (byte) c;
    }
    buffer[position] = (byte) length;
    buffer[at + length] = 0;
    position = at + length + 1;
    return true;
  }

  /** Length and bytes, nothing behind them. */
  public WireWriter bytes(byte[] value) {
    return vi32(value.length).raw(value);
  }

  /** Length, text, and a zero byte that the length does count: how servers send error texts. */
  public WireWriter cstring(String value) {
    if (value.isEmpty()) {
      return vi32(1).i8(0);
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return vi32(text.length + 1).raw(text).i8(0);
  }

  /** A count, then the items. */
  public <T> WireWriter list(Codec<T> codec, List<T> items) {
    vi64(items.size());
    for (int i = 0; i < items.size(); i++) {
      codec.encode(items.get(i), this);
    }
    return this;
  }

  /** A count, then texts. */
  public WireWriter vstrings(List<String> items) {
    vi64(items.size());
    for (int i = 0; i < items.size(); i++) {
      vstring(items.get(i));
    }
    return this;
  }

  /** Opens a struct of version 1; give what it returns to {@link #endStruct}. */
  public int beginStruct() {
    return beginStruct(1);
  }

  /** Opens a struct; give what it returns to {@link #endStruct}. */
  public int beginStruct(int version) {
    return beginStruct(version, 1);
  }

  /**
   * Opens a struct of version 1 whose length is about known: what is in it need not be moved then when it
   * ends. Give what it returns to {@link #endStruct}.
   */
  public int beginLongStruct(int likelyLength) {
    return beginStruct(1, sizeOfLength(likelyLength));
  }

  /** How much room there is for the length stands in the last byte of it until the struct ends. */
  private int beginStruct(int version, int room) {
    vi64(version);
    int reserved = lengthForm == LengthForm.FIVE_BYTES ? PADDED_LENGTH : room;
    require(reserved);
    position += reserved;
    buffer[position - 1] = (byte) reserved;
    return position;
  }

  private static int sizeOfLength(int length) {
    return (31 - Integer.numberOfLeadingZeros(length | 1)) / 7 + 1;
  }

  /** Closes the struct opened last: its length is now known and goes in front of it. */
  public void endStruct(int start) {
    int length = position - start;
    if (lengthForm == LengthForm.FIVE_BYTES) {
      int rest = length;
      for (int i = PADDED_LENGTH; i > 1; i--) {
        buffer[start - i] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      buffer[start - 1] = (byte) rest;
      return;
    }
    int reserved = buffer[start - 1];
    int more = sizeOfLength(length) - reserved;
    if (more != 0) {
      require(Math.max(0, more));
      System.arraycopy(buffer, start, buffer, start + more, length);
      position += more;
    }
    int at = start - reserved;
    int rest = length;
    while ((rest & ~0x7f) != 0) {
      buffer[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[at] = (byte) rest;
  }
}
