// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.routing;

import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.server.Route;
import io.obkv.transport.ConnectionPool;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What direct mode adds to every call while the caches know everything: schema, partition, tablet,
 * location, and the connections of the server. The calls are made beforehand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoutingBenchmark {
  private static final int REQUESTS = 1024;

  /** How the table is partitioned. */
  @Param
  private Layout layout;

  private RoutedTable table;
  private List<RoutedRequest<?, ?>> requests;
  private int next;

  /** Starts a server and reads what there is to know of the table. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    table = RoutedTable.open(layout);
    requests = RoutedTable.gets(layout, REQUESTS);
  }

  @TearDown(Level.Trial)
  public void close() {
    table.close();
  }

  @Benchmark
  public ConnectionPool route() {
    next = (next + 1) % REQUESTS;
    Route route = table.router().route(requests.get(next));
    // Never null here: that would be another path.
    return route.pool();
  }
}
