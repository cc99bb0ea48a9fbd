// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.hbase.cases.CaseContext;
import io.obkv.compat.hbase.cases.CaseGroup;
import io.obkv.compat.hbase.cases.CaseGroups;
import io.obkv.compat.hbase.cases.HBaseCase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs the cases one after the other. */
final class CaseList {
  private static final long LONGEST_MINUTES = 3;

  private CaseList() {}

  /** The names of all cases that a version of HBase's client can run, in the order in which they run. */
  static List<String> names(ClientVersion client) {
    List<String> names = new ArrayList<>();
    for (CaseGroup group : CaseGroups.all()) {
      for (Method method : methods(group, client)) {
        names.add(name(group, method));
      }
    }
    return names;
  }

  /**
   * Runs the cases whose names are chosen and that this process' client can run. Where a group's tables cannot be made, all its cases fail.
   *
   * @param each is told of every case when it has run
   */
  static List<CaseResult> run(
      CaseContext context, Predicate<String> chosen, Consumer<CaseResult> each) {
    ClientVersion client = ClientVersion.current();
    List<CaseResult> results = new ArrayList<>();
    for (CaseGroup group : CaseGroups.all()) {
      List<Method> methods = methods(group, client).stream()
          .filter(method -> chosen.test(name(group, method)))
          .toList();
      if (!methods.isEmpty()) {
        runGroup(context, group, methods, results.size(), result -> {
          results.add(result);
          each.accept(result);
        });
      }
    }
    return results;
  }

  private static void runGroup(
      CaseContext context,
      CaseGroup group,
      List<Method> methods,
      int before,
      Consumer<CaseResult> each) {
    Throwable broken = failureOf(() -> group.open(context));
    int number = before;
    for (Method method : methods) {
      group.begin(++number);
      long start = System.nanoTime();
      Throwable failure = broken == null ? failureOf(() -> invoke(group, method)) : broken;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      each.accept(new CaseResult(name(group, method), failure, millis));
    }
    Throwable left = failureOf(group::close);
    if (left != null && broken == null) {
      each.accept(new CaseResult(group.name() + "/removesItsTables", left, 0));
    }
  }

  // In a thread of its own, so that a case which never ends fails and the others still run.
  private static void invoke(CaseGroup group, Method method) throws Throwable {
    FutureTask<Object> task = new FutureTask<>(() -> method.invoke(group));
    Thread thread = new Thread(task, name(group, method));
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(LONGEST_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvocationTargetException thrown
          ? thrown.getCause()
          : e.getCause();
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new AssertionError("does not end within " + LONGEST_MINUTES + " minutes", e);
    }
  }

  private interface Step {
    void run() throws Throwable;
  }

  // Whatever a case throws is its result, errors of the virtual machine apart.
  private static Throwable failureOf(Step step) {
    try {
      step.run();
      return null;
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }

  private static List<Method> methods(CaseGroup group, ClientVersion client) {
    if (!client.fits(group.getClass())) {
      return List.of();
    }
    return Arrays.stream(group.getClass().getMethods())
        .filter(method -> method.isAnnotationPresent(HBaseCase.class) && client.fits(method))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static String name(CaseGroup group, Method method) {
    return group.name() + "/" + method.getName();
  }
}
