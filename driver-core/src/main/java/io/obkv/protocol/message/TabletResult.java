// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** The outcomes of one tablet's operations, in their order, or one for all (3.8). */
public record TabletResult(List<SingleResult> results) {
  public static final Codec<TabletResult> CODEC = new Codec<>() {
    @Override
    public void encode(TabletResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(SingleResult.CODEC, m.results());
      out.endStruct(struct);
    }

    @Override
    public TabletResult decode(WireReader in) {
      int struct = in.beginStruct();
      List<SingleResult> results = in.list(SingleResult.CODEC);
      in.endStruct(struct);
      return new TabletResult(results);
    }
  };

  public TabletResult {
    results = List.copyOf(results);
  }
}
