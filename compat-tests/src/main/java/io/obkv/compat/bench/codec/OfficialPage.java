// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import com.alipay.oceanbase.rpc.protocol.payload.impl.ObObj;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.QueryStreamResult;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObTableQueryResult;
import java.util.LinkedList;
import java.util.List;

/** A decoded page as the source of the official client's result set, without a server behind it. */
@SuppressWarnings({"JdkObsolete", "NonApiType"}) // the official client's own interface
final class OfficialPage implements QueryStreamResult {
  private final ObTableQueryResult page;
  private final LinkedList<List<ObObj>> rows;
  private List<ObObj> row;
  private int rowIndex = -1;

  OfficialPage(ObTableQueryResult page) {
    this.page = page;
    this.rows = new LinkedList<>(page.getPropertiesRows());
  }

  @Override
  public boolean next() {
    row = rows.poll();
    rowIndex++;
    return row != null;
  }

  @Override
  public List<ObObj> getRow() {
    return row;
  }

  @Override
  public int getRowIndex() {
    return rowIndex;
  }

  @Override
  public LinkedList<List<ObObj>> getCacheRows() {
    return rows;
  }

  @Override
  public List<String> getCacheProperties() {
    return page.getPropertiesNames();
  }

  @Override
  public void init() {
    // Nothing is opened.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
