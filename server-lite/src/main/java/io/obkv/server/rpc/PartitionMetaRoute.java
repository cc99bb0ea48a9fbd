// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.PartitionMetaRequest;
import io.obkv.protocol.message.PartitionMetaResult;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The partitions of a table, which clients ask proxies for (3.12). */
record PartitionMetaRoute(TableModel model)
    implements Route<PartitionMetaRequest, PartitionMetaResult> {
  @Override
  public Codec<PartitionMetaRequest> requests() {
    return PartitionMetaRequest.CODEC;
  }

  @Override
  public Codec<PartitionMetaResult> answers() {
    return PartitionMetaResult.CODEC;
  }

  @Override
  public byte[] credential(PartitionMetaRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(PartitionMetaRequest request) {
    return true;
  }

  @Override
  public CompletableFuture<PartitionMetaResult> execute(
      PartitionMetaRequest request, RequestContext context) {
    return model.partitionMeta(request, context);
  }
}
