// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

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

/** From a user's Java values to the bytes of a request: what every call costs before it is sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncodeBenchmark {
  private long row;

  @Benchmark
  public byte[] putDriver() {
    return DriverMessages.put(row++);
  }

  @Benchmark
  public byte[] putOfficial() {
    return OfficialMessages.put(row++);
  }

  @Benchmark
  public byte[] queryDriver() {
    return DriverMessages.query(row++);
  }

  @Benchmark
  public byte[] queryOfficial() {
    return OfficialMessages.query(row++);
  }

  @Benchmark
  public byte[] batchDriver() {
    return DriverMessages.batch(row++);
  }

  @Benchmark
  public byte[] batchOfficial() {
    return OfficialMessages.batch(row++);
  }
}
