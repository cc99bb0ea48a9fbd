// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import java.util.List;

/**
 * An order of rows by columns, all in one direction.
 *
 * @param columns the positions of the columns, the most important first
 * @param limited whether only some of the first rows are wanted
 */
public record WantedOrder(List<Integer> columns, boolean descending, boolean limited) {
  public WantedOrder {
    columns = List.copyOf(columns);
  }
}
