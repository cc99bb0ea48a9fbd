// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The methods of {@code Admin} and {@code AsyncAdmin} that there is something for. They are found by name and
 * parameters, a name's ending {@code Async} left out, so that one build serves the interfaces of all
 * versions of HBase's client. Safe for many threads.
 */
final class AdminMethods {
  private static final String ASYNC = "Async";

  /** Defaults that only arrange what other methods answer, though none of those has their name. */
  private static final Set<String> ARRANGING =
      Set.of("getClusterStatus", "getMasterCoprocessorNames", "getMasterInfoPort");

  /** A method and whose it is. */
  record Target(Object object, Method method) {
    /** Runs it; the future fails also where the method throws. */
    CompletableFuture<?> run(Object[] arguments) {
      try {
        return (CompletableFuture<?>) method.invoke(object, arguments);
      } catch (InvocationTargetException e) {
        return Futures.failed(e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record Signature(String name, List<Class<?>> parameters) {
    static Signature of(String name, Method method) {
      return new Signature(name, List.of(method.getParameterTypes()));
    }
  }

  private final Map<Signature, Target> targets = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  AdminMethods(Object... objects) {
    for (Object object : objects) {
      for (Method method : object.getClass().getDeclaredMethods()) {
        if (CompletableFuture.class.isAssignableFrom(method.getReturnType())
            && Modifier.isPublic(method.getModifiers())) {
          method.setAccessible(true);
          targets.put(Signature.of(method.getName(), method), new Target(object, method));
          names.add(method.getName());
        }
      }
    }
  }

  /** What a method of an interface stands for; null where there is nothing. */
  Target target(Method method) {
    return targets.get(Signature.of(plain(method.getName()), method));
  }

  private static String plain(String name) {
    return name.endsWith(ASYNC) ? name.substring(0, name.length() - ASYNC.length()) : name;
  }

  /** Whether HBase's own default of a method is to be run. */
  boolean isArranging(Method method) {
    return method.isDefault()
        && (names.contains(plain(method.getName())) || ARRANGING.contains(method.getName()));
  }

  /** What a method fails with that there is nothing for. */
  static UnsupportedOperationException unsupported(Method method) {
    String parameters = Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
    return new UnsupportedOperationException("OceanBase has nothing for "
        + method.getDeclaringClass().getSimpleName() + "." + method.getName() + parameters);
  }
}
