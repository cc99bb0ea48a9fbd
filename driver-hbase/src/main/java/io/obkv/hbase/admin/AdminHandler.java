// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.hbase.client.Waits;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.HRegionInfo;
import org.apache.hadoop.hbase.HTableDescriptor;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.client.TableDescriptor;

/** Behind every {@code Admin}: waits for what {@link AdminMethods} answer, in the types of the interface. */
final class AdminHandler implements InvocationHandler {
  /** Methods that are about the object itself, or whose answers only an {@code Admin} has. */
  static final Collection<String> OWN = List.of(
      "getOperationTimeout",
      "getSyncWaitTimeout",
      "getConnection",
      "getConfiguration",
      "abort",
      "isAborted",
      "close",
      "getTableRegions",
      "getOnlineRegions",
      "toString",
      "hashCode",
      "equals");

  private static final String SYNC_WAIT = "hbase.client.sync.wait.timeout.msec";
  private static final int DEFAULT_SYNC_WAIT_MILLIS = 10 * 60_000;

  private final AdminMethods methods;
  private final Waits waits;
  private final Connection connection;
  private final Configuration configuration;
  private volatile boolean aborted;

  AdminHandler(
      AdminMethods methods, Waits waits, Connection connection, Configuration configuration) {
    this.methods = methods;
    this.waits = waits;
    this.connection = connection;
    this.configuration = configuration;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    AdminMethods.Target target = methods.target(method);
    if (target != null) {
      return answer(target, method, arguments);
    }
    if (OWN.contains(method.getName())) {
      return own(proxy, method, arguments);
    }
    if (methods.isArranging(method)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    throw AdminMethods.unsupported(method);
  }

  private Object answer(AdminMethods.Target target, Method method, Object[] arguments)
      throws Throwable {
    CompletableFuture<?> future = target.run(arguments);
    if (!Future.class.isAssignableFrom(method.getReturnType())) {
      return adapted(waits.result(future), method.getReturnType());
    }
    if (future.isDone() && future.isCompletedExceptionally()) {
      // What is wrong with the arguments is thrown by the call itself, as HBase's client does.
      CompletableFuture<Throwable> thrown = future.handle((result, failure) -> failure);
      if (Futures.cause(thrown.join()) instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
    }
    return future;
  }

  /** An answer as an older method wants it: an array, a value, or a class that newer methods avoid. */
  @SuppressWarnings("deprecation")
  private static Object adapted(Object value, Class<?> wanted) {
    if (wanted == void.class) {
      return null;
    }
    if (wanted.isArray()) {
      List<?> list = (List<?>) value;
      Object array = Array.newInstance(wanted.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) {
        Array.set(array, i, adapted(list.get(i), wanted.getComponentType()));
      }
      return array;
    }
    if (wanted == HTableDescriptor.class) {
      return new HTableDescriptor((TableDescriptor) value);
    }
    return wanted == long.class && value instanceof Optional<?> time
        ? time.map(Object.class::cast).orElse(0L)
        : value;
  }

  private Object own(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getOperationTimeout" ->
        configuration.getInt(
            HConstants.HBASE_CLIENT_OPERATION_TIMEOUT,
            HConstants.DEFAULT_HBASE_CLIENT_OPERATION_TIMEOUT);
      case "getSyncWaitTimeout" -> configuration.getInt(SYNC_WAIT, DEFAULT_SYNC_WAIT_MILLIS);
      case "getConnection" -> connection;
      case "getConfiguration" -> configuration;
      case "abort" -> {
        aborted = true;
        yield null;
      }
      case "isAborted" -> aborted;
      case "getTableRegions", "getOnlineRegions" -> oldRegions(arguments[0]);
      case "toString" -> "Admin of " + connection;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      default -> null;
    };
  }

  @SuppressWarnings("deprecation")
  private List<HRegionInfo> oldRegions(Object of) throws Throwable {
    Class<?> type = of instanceof TableName ? TableName.class : ServerName.class;
    AdminMethods.Target target = methods.target(Admin.class.getMethod("getRegions", type));
    List<HRegionInfo> regions = new ArrayList<>();
    for (Object region : (List<?>) waits.result(target.run(new Object[] {of}))) {
      RegionInfo info = (RegionInfo) region;
      regions.add(new HRegionInfo(
          info.getTable(), info.getStartKey(), info.getEndKey(), false, info.getRegionId()));
    }
    return regions;
  }
}
