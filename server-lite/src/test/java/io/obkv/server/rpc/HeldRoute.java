// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.model.table.RequestContext;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Operations whose outcome the test decides, in any order. */
record HeldRoute(boolean onWorker, BlockingQueue<CompletableFuture<OperationResult>> held)
    implements Route<OperationRequest, OperationResult> {
  HeldRoute(boolean onWorker) {
    this(onWorker, new LinkedBlockingQueue<>());
  }

  static OperationResult affected(long rows) {
    return new OperationResult(
        new OperationStatus(0, "", ""), 1, new Entity(List.of(), List.of()), rows);
  }

  @Override
  public Codec<OperationRequest> requests() {
    return OperationRequest.CODEC;
  }

  @Override
  public Codec<OperationResult> answers() {
    return OperationResult.CODEC;
  }

  @Override
  public byte[] credential(OperationRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(OperationRequest request) {
    return onWorker;
  }

  @Override
  public CompletableFuture<OperationResult> execute(
      OperationRequest request, RequestContext context) {
    CompletableFuture<OperationResult> future = new CompletableFuture<>();
    held.add(future);
    return future;
  }

  @Override
  public boolean committed(OperationRequest request, OperationResult answer) {
    return answer.affectedRows() > 0;
  }
}
