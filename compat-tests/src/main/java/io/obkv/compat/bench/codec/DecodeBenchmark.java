// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationResult;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObTableQueryResult;
import io.netty.buffer.Unpooled;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.value.Value;
import java.util.List;
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

/** From the bytes of an answer to typed values: a row of four columns, and a thousand such rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private final byte[] operationResult = DriverMessages.operationResult();
  private final byte[] queryResult = DriverMessages.queryResult();

  @Benchmark
  public OperationResult getDriver() {
    return OperationResult.CODEC.fromBytes(operationResult);
  }

  @Benchmark
  public Object getOfficial() {
    return new ObTableOperationResult().decode(Unpooled.wrappedBuffer(operationResult));
  }

  @Benchmark
  public List<Value> queryDriver() {
    return QueryResult.CODEC.fromBytes(queryResult).values();
  }

  @Benchmark
  public Object queryOfficial() {
    return new ObTableQueryResult().decode(Unpooled.wrappedBuffer(queryResult));
  }
}
