// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ObkvException;
import java.util.concurrent.CompletableFuture;

/** A future that is its own completion. */
final class FutureCompletion<A> extends CompletableFuture<Answer<A>> implements Completion<A> {
  @Override
  public void answered(Answer<A> answer) {
    complete(answer);
  }

  @Override
  public void failed(ObkvException cause) {
    completeExceptionally(cause);
  }
}
