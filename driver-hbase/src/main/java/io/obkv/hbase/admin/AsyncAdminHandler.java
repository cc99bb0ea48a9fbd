// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Behind every {@code AsyncAdmin}: hands out the futures of {@link AdminMethods}. */
final class AsyncAdminHandler implements InvocationHandler {
  private final AdminMethods methods;
  private final Executor pool;

  /**
   * @param pool completes the futures; null for the threads that have the answers, which must not block
   */
  AsyncAdminHandler(AdminMethods methods, Executor pool) {
    this.methods = methods;
    this.pool = pool;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    AdminMethods.Target target = methods.target(method);
    if (target != null) {
      return handedOver(target.run(arguments));
    }
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "toString" -> "AsyncAdmin";
        case "hashCode" -> System.identityHashCode(proxy);
        default -> proxy == arguments[0];
      };
    }
    return methods.isArranging(method)
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : Futures.failed(AdminMethods.unsupported(method));
  }

  private <T> CompletableFuture<T> handedOver(CompletableFuture<T> future) {
    CompletableFuture<T> result = new CompletableFuture<>();
    var unused = (pool == null ? future : future.whenCompleteAsync((value, thrown) -> {}, pool))
        .whenComplete((value, thrown) -> {
          if (thrown == null) {
            result.complete(value);
          } else {
            result.completeExceptionally(Futures.cause(thrown));
          }
        });
    return result;
  }
}
