// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/**
 * What an HBase read selects (3.5).
 *
 * @param minStamp inclusive, milliseconds
 * @param maxStamp exclusive, milliseconds; {@link Long#MAX_VALUE} for no bound
 * @param limitPerRowPerFamily -1 for none
 */
public record HTableFilter(
    boolean valid,
    List<byte[]> qualifiers,
    long minStamp,
    long maxStamp,
    int maxVersions,
    int limitPerRowPerFamily,
    int offsetPerRowPerFamily,
    byte[] filter) {
  private static final Codec<byte[]> BYTES = new Codec<>() {
    @Override
    public void encode(byte[] value, WireWriter out) {
      out.bstring(value);
    }

    @Override
    public byte[] decode(WireReader in) {
      return in.bstring();
    }
  };

  public static final Codec<HTableFilter> CODEC = new Codec<>() {
    @Override
    public void encode(HTableFilter m, WireWriter out) {
      int struct = out.beginStruct();
      out.bool(m.valid());
      out.list(BYTES, m.qualifiers());
      out.vi64(m.minStamp());
      out.vi64(m.maxStamp());
      out.vi32(m.maxVersions());
      out.vi32(m.limitPerRowPerFamily());
      out.vi32(m.offsetPerRowPerFamily());
      out.bstring(m.filter());
      out.endStruct(struct);
    }

    @Override
    public HTableFilter decode(WireReader in) {
      int struct = in.beginStruct();
      boolean valid = in.bool();
      List<byte[]> qualifiers = in.list(BYTES);
      long minStamp = in.vi64();
      long maxStamp = in.vi64();
      int maxVersions = in.vi32();
      int limitPerRowPerFamily = in.vi32();
      int offsetPerRowPerFamily = in.vi32();
      byte[] filter = in.bstring();
      in.endStruct(struct);
      return new HTableFilter(
          valid,
          qualifiers,
          minStamp,
          maxStamp,
          maxVersions,
          limitPerRowPerFamily,
          offsetPerRowPerFamily,
          filter);
    }
  };

  public HTableFilter {
    qualifiers = List.copyOf(qualifiers);
  }
}
