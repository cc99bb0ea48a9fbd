// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.HBaseRequest;
import io.obkv.protocol.message.HBaseResult;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import java.util.concurrent.CompletableFuture;

/** The compact form of HBase puts (3.9). */
record HBaseRoute(HBaseModel model) implements Route<HBaseRequest, HBaseResult> {
  @Override
  public Codec<HBaseRequest> requests() {
    return HBaseRequest.CODEC;
  }

  @Override
  public Codec<HBaseResult> answers() {
    return HBaseResult.CODEC;
  }

  @Override
  public byte[] credential(HBaseRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(HBaseRequest request) {
    return request.families().stream().mapToInt(rows -> rows.cells().size()).sum()
        > BatchRoute.LIGHT_OPERATIONS;
  }

  @Override
  public CompletableFuture<HBaseResult> execute(HBaseRequest request, RequestContext context) {
    return model.put(request, context);
  }

  @Override
  public boolean committed(HBaseRequest request, HBaseResult answer) {
    return true;
  }
}
