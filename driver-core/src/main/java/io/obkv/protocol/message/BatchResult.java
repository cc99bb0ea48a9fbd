// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** The answer to a legacy batch: a result for each operation, or one for all (3.4). */
public record BatchResult(List<OperationResult> results) {
  public static final Codec<BatchResult> CODEC = new Codec<>() {
    @Override
    public void encode(BatchResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(OperationResult.CODEC, m.results());
      out.endStruct(struct);
    }

    @Override
    public BatchResult decode(WireReader in) {
      int struct = in.beginStruct();
      List<OperationResult> results = in.list(OperationResult.CODEC);
      in.endStruct(struct);
      return new BatchResult(results);
    }
  };

  public BatchResult {
    results = List.copyOf(results);
  }
}
