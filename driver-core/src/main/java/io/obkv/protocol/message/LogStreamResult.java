// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** The answer to a batch by log stream: a dictionary of columns and a result for each tablet (3.8). */
public record LogStreamResult(List<String> propertyNames, List<TabletResult> tablets) {
  public static final Codec<LogStreamResult> CODEC = new Codec<>() {
    @Override
    public void encode(LogStreamResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vstrings(m.propertyNames());
      out.list(TabletResult.CODEC, m.tablets());
      out.endStruct(struct);
    }

    @Override
    public LogStreamResult decode(WireReader in) {
      int struct = in.beginStruct();
      List<String> propertyNames = in.vstrings();
      List<TabletResult> tablets = in.list(TabletResult.CODEC);
      in.endStruct(struct);
      return new LogStreamResult(propertyNames, tablets);
    }
  };

  public LogStreamResult {
    propertyNames = List.copyOf(propertyNames);
    tablets = List.copyOf(tablets);
  }
}
