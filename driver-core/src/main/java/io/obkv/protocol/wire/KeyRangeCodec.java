// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;

/** A range of keys; no struct header of its own (2.6 of the protocol notes). */
public final class KeyRangeCodec implements Codec<KeyRange> {
  /** Bounds in the full form: queries. */
  public static final KeyRangeCodec FULL = new KeyRangeCodec(ValueCodec.INSTANCE);

  /** Bounds in the compact form: batches by log stream. */
  public static final KeyRangeCodec COMPACT = new KeyRangeCodec(CompactValueCodec.INSTANCE);

  private final Codec<Value> values;

  private KeyRangeCodec(Codec<Value> values) {
    this.values = values;
  }

  @Override
  public void encode(KeyRange range, WireWriter out) {
    out.vi64(range.tableId());
    out.i8(range.border());
    out.list(values, range.start());
    out.list(values, range.end());
    out.vi64(range.flag());
  }

  @Override
  public KeyRange decode(WireReader in) {
    long tableId = in.vi64();
    int border = in.i8();
    List<Value> start = in.list(values);
    List<Value> end = in.list(values);
    return new KeyRange(tableId, border, start, end, in.vi64());
  }
}
