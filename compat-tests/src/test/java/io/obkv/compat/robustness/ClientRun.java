// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * One client in a run in which servers die: its threads, and what came of their calls. A third of the
 * threads call one server each by a table that is there as a whole, a third by a partition, and the rest
 * write and read batches over all partitions.
 */
final class ClientRun implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int OF_A_KIND = 6;
  private static final long KEYS_PER_WORKER = 3_000_000;

  /**
   * A thread begins a call this often, if the last has ended. At full speed the rates would tell of the
   * processor time that starting servers take from the others, and not of clients.
   */
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * So much of a wait is made up for by calls that follow at once: threads wait so long for a processor
   * while a server starts. Who waits for a dead server waits longer, and that is missing in the rates.
   */
  private static final long MADE_UP_FOR_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final String name;
  private final int servers;
  private final List<LongAdder> done;
  private final LongAdder spanning = new LongAdder();
  private final List<RowWorker> workers = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /**
   * @param number of the client, no two of which write the same rows
   * @param tables each on one server
   * @param partitioned has a partition on each server, by {@code hash(k)}
   * @param open the client's view of a table
   * @param limit the time after which a call has gone past its deadline
   */
  ClientRun(
      String name,
      int number,
      List<String> tables,
      String partitioned,
      Function<String, RowCalls> open,
      Duration limit) {
    this.name = name;
    this.servers = tables.size();
    this.done = tables.stream().map(table -> new LongAdder()).toList();
    for (int i = 0; i < THREADS; i++) {
      int server = i % servers;
      boolean spans = i >= 2 * OF_A_KIND;
      // The remainder of the key is the number of the partition.
      long firstKey = (number * THREADS + i) * KEYS_PER_WORKER * servers + (spans ? 0 : server);
      workers.add(new RowWorker(
          open.apply(i < OF_A_KIND ? tables.get(server) : partitioned),
          firstKey,
          spans ? servers : 1,
          servers,
          limit.toNanos(),
          spans ? spanning : done.get(server)));
    }
  }

  /** Begins to call. */
  void start() {
    workers.forEach(worker -> threads.execute(() -> work(worker)));
  }

  private void work(RowWorker worker) {
    long next = System.nanoTime();
    try {
      while (!stop.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        worker.step();
        next = Math.max(next + PACE_NANOS, System.nanoTime() - MADE_UP_FOR_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Calls that succeeded, of the threads that keep to one server, by server. */
  long[] counts() {
    return done.stream().mapToLong(LongAdder::sum).toArray();
  }

  /** Whether each kind of thread has had an answer from each server. */
  boolean isWarm() {
    return spanning() > 0 && done.stream().allMatch(calls -> calls.sum() > 0);
  }

  /** Batches over all servers, and increments between them, that succeeded. */
  long spanning() {
    return spanning.sum();
  }

  /**
   * Takes down what the servers other than the victim did, over what they did before.
   *
   * @param before calls a second, by server
   * @param now the same while the victim was dead
   */
  void addShare(double[] before, double[] now, int victim) {
    double had = others(before, victim);
    shares.add(others(now, victim) / had);
  }

  private double others(double[] rates, int victim) {
    return IntStream.range(0, servers)
        .filter(i -> i != victim)
        .mapToDouble(i -> rates[i])
        .sum();
  }

  /** The least share of their rate that the healthy servers kept. */
  double leastShare() {
    return shares.stream().mapToDouble(share -> share).min().orElse(0);
  }

  /** The same as a mean over the kills. */
  double meanShare() {
    return shares.stream().mapToDouble(share -> share).average().orElse(0);
  }

  /** Ends the calls. */
  @Override
  public void close() {
    stop.countDown();
    threads.shutdown();
  }

  /** Whether all threads have ended within a time. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return threads.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads everything again; for after the end. */
  void verify() {
    workers.forEach(RowWorker::verify);
  }

  /** Answers that cannot be, lost writes and failures without a reason; empty for none. */
  List<String> faults() {
    return workers.stream().flatMap(worker -> worker.faults().stream()).toList();
  }

  /** Calls that went past their deadline. */
  long late() {
    return sum(RowWorker::late);
  }

  private long sum(ToLongFunction<RowWorker> figure) {
    return workers.stream().mapToLong(figure).sum();
  }

  /** The findings as text. */
  List<String> report() {
    Map<String, Integer> failures = new TreeMap<>();
    workers.forEach(worker ->
        worker.failures().forEach((kind, count) -> failures.merge(kind, count, Integer::sum)));
    long longest = workers.stream().mapToLong(RowWorker::longestMillis).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(String.format(
        Locale.ROOT,
        "%s: calls %s, over all servers %d; share of the rate kept %s, least %.3f; longest call %d ms,"
            + " %d past the deadline; failed %s; in doubt %d; wrong %d",
        name,
        done,
        spanning(),
        shares.stream().map(share -> String.format(Locale.ROOT, "%.3f", share)).toList(),
        leastShare(),
        longest,
        late(),
        failures,
        sum(RowWorker::inDoubt),
        faults().size()));
    faults().forEach(fault -> lines.add("  " + fault));
    return lines;
  }
}
