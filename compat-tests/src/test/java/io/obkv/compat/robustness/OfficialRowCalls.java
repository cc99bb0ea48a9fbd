// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.get.Get;
import com.alipay.oceanbase.rpc.mutation.BatchOperation;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.mutation.result.BatchOperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** With the unmodified official client, whose failures do not tell what they have left. */
record OfficialRowCalls(ObTableClient client, String table) implements RowCalls {
  private static final String[] VALUE = {"v"};

  private static Object[] key(long key) {
    return new Object[] {key};
  }

  @Override
  public void write(List<Long> keys, long value) throws Exception {
    if (keys.size() == 1) {
      client.insertOrUpdate(table, key(keys.get(0)), VALUE, new Object[] {value});
      return;
    }
    BatchOperation batch = client.batchOperation(table);
    for (long key : keys) {
      batch.addOperation(MutationFactory.insertOrUpdate()
          .setRowKey(row(colVal("k", key)))
          .addMutateColVal(colVal("v", value)));
    }
    requireAll(batch.execute(), keys);
  }

  @Override
  public List<Long> read(List<Long> keys) throws Exception {
    if (keys.size() == 1) {
      return List.of(valueOf(client.get(table, key(keys.get(0)), VALUE)));
    }
    BatchOperation batch = client.batchOperation(table);
    for (long key : keys) {
      batch.addOperation(new Get().setRowKey(row(colVal("k", key))).select(VALUE));
    }
    BatchOperationResult results = batch.execute();
    requireAll(results, keys);
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      values.add(valueOf(results.get(i).getOperationRow().getMap()));
    }
    return values;
  }

  /** The client gives failures of single operations among the results; asking for one throws it. */
  private static void requireAll(BatchOperationResult results, List<Long> keys) {
    for (int i = 0; i < keys.size(); i++) {
      var unused = results.get(i);
    }
  }

  private static long valueOf(Map<String, Object> row) {
    return row.get("v") instanceof Long value ? value : NONE;
  }

  @Override
  public void increment(long key) throws Exception {
    client.increment(table, key(key), VALUE, new Object[] {1L}, false);
  }

  @Override
  public boolean isExpected(Exception failure) {
    return true;
  }

  @Override
  public boolean mayBeApplied(Exception failure) {
    return true;
  }
}
