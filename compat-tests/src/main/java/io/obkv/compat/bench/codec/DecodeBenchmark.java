// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationResult;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObTableQueryResult;
import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import io.netty.buffer.Unpooled;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.EncodedResult;
import io.obkv.protocol.wire.WireReader;
import io.obkv.table.mapping.RowMapper;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From the bytes of an answer to the Java values of its rows, each of which is read by its column's name
 * from what the client's call gives: a row of four columns, and a thousand such rows. With this driver
 * that is a {@link Row}, which makes values when they are asked for; with the official client a map of
 * them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private final byte[] operationResult = DriverMessages.operationResult();
  private final byte[] queryResult = DriverMessages.queryResult();
  private final List<String> selected = List.of(SampleRows.columnNames());

  @Benchmark
  public void getDriver(Blackhole values) {
    EncodedResult result = EncodedResult.decode(new WireReader(operationResult), selected);
    read(new Row(result.columns(), result.values(), 0), values);
  }

  @Benchmark
  public void getOfficial(Blackhole values) {
    ObTableOperationResult result = new ObTableOperationResult();
    result.decode(Unpooled.wrappedBuffer(operationResult));
    read(result.getEntity().getSimpleProperties(), values);
  }

  @Benchmark
  public void queryDriver(Blackhole values) {
    for (Row row : RowMapper.rows(EncodedPage.decode(new WireReader(queryResult)))) {
      read(row, values);
    }
  }

  @Benchmark
  public void queryOfficial(Blackhole values) throws Exception {
    ObTableQueryResult result = new ObTableQueryResult();
    result.decode(Unpooled.wrappedBuffer(queryResult));
    QueryResultSet rows = new QueryResultSet(new OfficialPage(result));
    while (rows.next()) {
      read(rows.getRow(), values);
    }
  }

  private void read(Map<String, Object> row, Blackhole values) {
    for (String column : selected) {
      values.consume(row.get(column));
    }
  }

  private void read(Row row, Blackhole values) {
    values.consume(row.getLong(selected.get(0)));
    values.consume(row.getDouble(selected.get(1)));
    values.consume(row.getString(selected.get(2)));
    values.consume(row.getString(selected.get(3)));
  }
}
