// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.model.table.RequestContext;
import io.obkv.value.Value;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Operations that are done at once and answer with 100 kB. */
record LargeRoute(AtomicInteger count) implements Route<OperationRequest, OperationResult> {
  private static final int LENGTH = 100_000;

  LargeRoute() {
    this(new AtomicInteger());
  }

  int served() {
    return count.get();
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
    return false;
  }

  @Override
  public CompletableFuture<OperationResult> execute(
      OperationRequest request, RequestContext context) {
    count.incrementAndGet();
    Property property = new Property("v", Value.ofBytes(new byte[LENGTH]));
    return CompletableFuture.completedFuture(new OperationResult(
        new OperationStatus(0, "", ""), 0, new Entity(List.of(), List.of(property)), 0));
  }
}
