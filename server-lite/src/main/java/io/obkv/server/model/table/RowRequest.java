// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.value.Value;
import java.util.List;

/**
 * One operation on one row, whatever message it came in.
 *
 * @param type a number of {@link io.obkv.protocol.message.OperationType}
 * @param rowkey the values of the key in its order, as sent
 * @param names the columns named besides
 * @param values a value a name, as sent
 */
record RowRequest(int type, List<Value> rowkey, List<String> names, List<Value> values) {}
