// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of filters. A filter has state while it runs, and an application may use one object for many reads:
 * each read runs a copy, which is made as HBase makes the one at its server, from the filter's bytes.
 */
public final class FilterCopy {
  private static final Logger LOG = LoggerFactory.getLogger(FilterCopy.class);

  private FilterCopy() {}

  /**
   * A copy of a filter in its initial state. A filter of the application's that cannot be written as bytes,
   * or is not read back as what it was, is no use at an HBase server; here it is used itself.
   *
   * @throws IOException when the filter cannot tell its bytes
   */
  public static Filter of(Filter filter) throws IOException {
    if (filter instanceof FilterList list) {
      List<Filter> copies = new ArrayList<>(list.size());
      for (Filter member : list.getFilters()) {
        copies.add(of(member));
      }
      return new FilterList(list.getOperator(), copies);
    }
    if (filter.getClass() == SkipFilter.class) {
      return new SkipFilter(of(((SkipFilter) filter).getFilter()));
    }
    if (filter.getClass() == WhileMatchFilter.class) {
      return new WhileMatchFilter(of(((WhileMatchFilter) filter).getFilter()));
    }
    if (filter.getClass() == FuzzyRowFilter.class) {
      return FuzzyRows.of((FuzzyRowFilter) filter);
    }
    return parsed(filter);
  }

  private static Filter parsed(Filter filter) throws IOException {
    try {
      Method parser = filter.getClass().getMethod("parseFrom", byte[].class);
      if (Modifier.isStatic(parser.getModifiers())) {
        Object copy = parser.invoke(null, (Object) filter.toByteArray());
        if (copy != null && copy.getClass() == filter.getClass()) {
          return (Filter) copy;
        }
      }
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      LOG.debug("{} is used itself, it cannot be copied", filter.getClass(), e);
    }
    filter.reset();
    return filter;
  }
}
