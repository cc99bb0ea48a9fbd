// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import io.obkv.compat.bench.client.BenchClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Threads that each wait for an operation before the next. */
public record BlockingLoad(BenchClient client, Operation operation, Records records, int threads)
    implements Load {
  @Override
  public String mode() {
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public Measurement run(Duration duration) throws Exception {
    ProcessMeter meter = new ProcessMeter();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    List<Worker> workers = Stream.generate(() -> new Worker(client, operation, records, end))
        .limit(threads)
        .toList();
    workers.forEach(Worker::start);
    try {
      Histogram latencies = Latencies.none();
      for (Worker worker : workers) {
        latencies.add(worker.outcome());
      }
      return Measurement.of(latencies, System.nanoTime() - start, meter.read());
    } finally {
      workers.forEach(Worker::release);
    }
  }
}
