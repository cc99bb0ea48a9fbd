// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import io.obkv.compat.bench.client.AsyncBenchClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;

/** A number of operations under way at any time: the end of one begins the next. */
public record AsyncLoad(AsyncBenchClient client, Operation operation, Records records, int depth)
    implements Load {
  @Override
  public String mode() {
    return depth + " in flight";
  }

  @Override
  public Measurement run(Duration duration) throws Exception {
    Histogram latencies = Latencies.shared();
    ProcessMeter meter = new ProcessMeter();
    long start = System.nanoTime();
    Lanes lanes = new Lanes(client, operation, records, latencies, start + duration.toNanos());
    try {
      lanes.start(depth).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return Measurement.of(latencies, System.nanoTime() - start, meter.read());
  }
}
