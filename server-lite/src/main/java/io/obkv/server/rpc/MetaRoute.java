// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.MetaRequest;
import io.obkv.protocol.message.MetaResponse;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.model.hbase.HBaseAdministration;
import io.obkv.server.model.table.RequestContext;
import java.util.concurrent.CompletableFuture;

/** The administration of HBase tables (3.11). */
record MetaRoute(HBaseAdministration administration) implements Route<MetaRequest, MetaResponse> {
  @Override
  public Codec<MetaRequest> requests() {
    return MetaRequest.CODEC;
  }

  @Override
  public Codec<MetaResponse> answers() {
    return MetaResponse.CODEC;
  }

  @Override
  public byte[] credential(MetaRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(MetaRequest request) {
    return true;
  }

  @Override
  public CompletableFuture<MetaResponse> execute(MetaRequest request, RequestContext context) {
    return CompletableFuture.completedFuture(administration.execute(request, context));
  }
}
