// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.value.Value;
import java.util.List;

/**
 * What an operation on a row did.
 *
 * @param affectedRows how many rows it counts as changed
 * @param names the columns of the returned row, as the request spells them; none for no row
 * @param values a value a name
 */
record RowOutcome(long affectedRows, List<String> names, List<Value> values) {
  static RowOutcome affected(long rows) {
    return new RowOutcome(rows, List.of(), List.of());
  }
}
