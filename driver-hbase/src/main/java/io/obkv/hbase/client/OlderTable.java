// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;

/**
 * A table for hbase-client before 2.4, where {@code mutateRow} gives nothing: a method that gives a result
 * does not take the place of one that gives none, so calls are handed on by name.
 *
 * @param table what is called
 */
record OlderTable(ObkvTable table) implements InvocationHandler {
  private static final boolean OLDER = isOlder();

  private static boolean isOlder() {
    try {
      return Table.class.getMethod("mutateRow", RowMutations.class).getReturnType() == void.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("HBase's Table has no mutateRow", e);
    }
  }

  /** The table as the interface of this version has it. */
  static Table fitting(ObkvTable table) {
    return OLDER
        ? (Table) Proxy.newProxyInstance(
            OlderTable.class.getClassLoader(), new Class<?>[] {Table.class}, new OlderTable(table))
        : table;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("mutateRow")) {
      table.mutateRow((RowMutations) arguments[0]);
      return null;
    }
    try {
      return method.invoke(table, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
