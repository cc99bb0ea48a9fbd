// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import java.util.List;
import java.util.Map;

/** The unmodified official client, in either mode, with its own defaults. */
public final class OfficialClient implements BenchClient {
  public static final String NAME = "official";

  private static final String[] VALUE = {Records.VALUE};

  private final ObTableClient client;
  private final Records records;

  private OfficialClient(ObTableClient client, Records records) {
    this.client = client;
    this.records = records;
  }

  /**
   * Logs in.
   *
   * @throws Exception as the official client does
   */
  public static OfficialClient open(Target target, Records records) throws Exception {
    ObTableClient client = new ObTableClient();
    // Before the name: the client leaves splitting it to a proxy, but only once it knows of one.
    client.setOdpMode(!target.isDirect());
    client.setFullUserName(target.user());
    client.setPassword(target.password());
    if (target.isDirect()) {
      client.setParamURL(target.configUrl().orElseThrow(() -> noConfigUrl(target)));
      client.setSysUserName(target.systemUser());
      client.setSysPassword(target.systemPassword());
    } else {
      client.setOdpAddr(target.host());
      client.setOdpPort(target.port());
      client.setDatabase(target.database());
    }
    client.addRowKeyElement(Records.TABLE, new String[] {Records.KEY});
    client.init();
    return new OfficialClient(client, records);
  }

  private static IllegalArgumentException noConfigUrl(Target target) {
    return new IllegalArgumentException("the official client needs a config URL in direct mode: add"
        + " configUrl=… to the connection of " + target.name());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void execute(Operation operation, int row) throws Exception {
    switch (operation) {
      case GET -> get(row);
      case PUT -> client.insertOrUpdate(Records.TABLE, records.key(row), VALUE, value());
      case UPDATE -> client.update(Records.TABLE, records.key(row), VALUE, value());
      case BATCH -> batch(row);
      case SCAN -> scan(row);
    }
  }

  private Object[] value() {
    return new Object[] {records.anyValue()};
  }

  private void get(int row) throws Exception {
    Map<String, Object> found = client.get(Records.TABLE, records.key(row), VALUE);
    Outcome.requireValue((String) found.get(Records.VALUE));
  }

  private void batch(int row) throws Exception {
    TableBatchOps batch = client.batch(Records.TABLE);
    batch.setAtomicOperation(true);
    for (int i = row; i < row + Records.GROUP; i++) {
      batch.insertOrUpdate(records.key(i), VALUE, value());
    }
    List<Object> results = batch.execute();
    Outcome.requireGroup(results.size());
  }

  private void scan(int row) throws Exception {
    QueryResultSet rows = client
        .query(Records.TABLE)
        .setScanRangeColumns(Records.KEY)
        .addScanRange(records.key(row), records.key(row + Records.GROUP - 1))
        .select(Records.KEY, Records.VALUE)
        .execute();
    int count = 0;
    while (rows.next()) {
      Outcome.requireValue((String) rows.getRow().get(Records.VALUE));
      count++;
    }
    Outcome.requireGroup(count);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("the official client does not close", e);
    }
  }
}
