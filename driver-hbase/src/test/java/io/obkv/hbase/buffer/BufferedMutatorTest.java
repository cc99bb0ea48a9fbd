// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BufferedMutatorTest {
  private static final TableName TABLE = TableName.valueOf("t");
  private static final byte[] FAMILY = Bytes.toBytes("f");

  /** A server that answers when it is told to. */
  private static final class Answers implements BatchSender {
    private final List<List<Mutation>> batches = new ArrayList<>();
    private final List<CompletableFuture<Void>> open = new ArrayList<>();
    private boolean atOnce = true;
    private final CompletableFuture<Void> firstBatch = new CompletableFuture<>();

    @Override
    public synchronized List<CompletableFuture<Void>> send(
        List<Mutation> mutations, CallTimes times) {
      batches.add(List.copyOf(mutations));
      List<CompletableFuture<Void>> results =
          mutations.stream().map(this::answer).toList();
      firstBatch.complete(null);
      return results;
    }

    private CompletableFuture<Void> answer(Mutation mutation) {
      if (Bytes.toString(mutation.getRow()).startsWith("bad")) {
        return CompletableFuture.failedFuture(new DoNotRetryIOException("refused"));
      }
      CompletableFuture<Void> answer = new CompletableFuture<>();
      if (atOnce) {
        answer.complete(null);
      } else {
        open.add(answer);
      }
      return answer;
    }

    synchronized void answerAll() {
      atOnce = true;
      open.forEach(answer -> answer.complete(null));
    }

    synchronized List<Integer> sizes() {
      return batches.stream().map(List::size).toList();
    }
  }

  private final Answers server = new Answers();
  private final Configuration conf = new Configuration(false);
  private Transport transport;

  @BeforeEach
  void open() {
    transport = Transport.create(1);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static BufferSettings settings() {
    return BufferSettings.of(
        new Configuration(false), new CallTimes(Duration.ofSeconds(5), Duration.ofSeconds(5)));
  }

  private ObkvBufferedMutator mutator(BufferedMutatorParams params) {
    return new ObkvBufferedMutator(params, conf, settings().with(params), server, transport);
  }

  private static BufferedMutatorParams params() {
    return new BufferedMutatorParams(TABLE);
  }

  private static Put put(String row) {
    return new Put(Bytes.toBytes(row)).addColumn(FAMILY, null, Bytes.toBytes("v"));
  }

  @Test
  void mutationsOfAllKindsWaitForTheFlush() throws IOException {
    try (ObkvBufferedMutator mutator = mutator(params())) {
      mutator.mutate(List.of(
          put("a"),
          new Delete(Bytes.toBytes("b")),
          new Increment(Bytes.toBytes("c")).addColumn(FAMILY, FAMILY, 1)));
      assertThat(server.sizes()).isEmpty();

      mutator.flush();
      assertThat(server.sizes()).containsExactly(3);
    }
  }

  @Test
  void fullBufferIsSentWithoutAFlush() throws IOException {
    long one = put("a").heapSize();
    try (ObkvBufferedMutator mutator = mutator(params().writeBufferSize(2 * one))) {
      mutator.mutate(List.of(put("a"), put("b"), put("c"), put("d")));
      assertThat(server.sizes()).containsExactly(3);
    }
    assertThat(server.sizes()).containsExactly(3, 1);
  }

  @Test
  void maxMutationsAreSentWithoutAFlush() throws IOException {
    try (ObkvBufferedMutator mutator = mutator(params().setMaxMutations(2))) {
      mutator.mutate(List.of(put("a"), put("b"), put("c")));
      assertThat(server.sizes()).containsExactly(2);
      assertThat(mutator.getMaxMutations()).isEqualTo(2);
    }
  }

  @Test
  void mutationThatWaitedLongEnoughIsSent() throws Exception {
    try (ObkvBufferedMutator mutator = mutator(params().setWriteBufferPeriodicFlushTimeoutMs(20))) {
      mutator.mutate(put("a"));
      server.firstBatch.get(10, TimeUnit.SECONDS);
      assertThat(server.sizes()).containsExactly(1);
    }
  }

  @Test
  void listenerGetsExactlyTheFailedRowsInOneException() throws IOException {
    List<RetriesExhaustedWithDetailsException> heard = new ArrayList<>();
    try (ObkvBufferedMutator mutator =
        mutator(params().listener((exception, of) -> heard.add(exception)))) {
      mutator.mutate(List.of(put("a"), put("bad1"), put("b"), put("bad2")));
      mutator.flush();
      mutator.flush();
    }
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).getNumExceptions()).isEqualTo(2);
    assertThat(Bytes.toString(heard.get(0).getRow(0).getRow())).isEqualTo("bad1");
    assertThat(Bytes.toString(heard.get(0).getRow(1).getRow())).isEqualTo("bad2");
    assertThat(heard.get(0).getCause(0)).isInstanceOf(DoNotRetryIOException.class);
  }

  @Test
  void failuresAreThrownWithoutAListener() throws IOException {
    ObkvBufferedMutator mutator = mutator(params());
    mutator.mutate(List.of(put("bad"), put("a")));

    assertThatThrownBy(mutator::close)
        .isInstanceOfSatisfying(
            RetriesExhaustedWithDetailsException.class,
            e -> assertThat(e.getNumExceptions()).isEqualTo(1));
    mutator.close();
  }

  @Test
  void callerWaitsWhileTooMuchIsUnderWay() throws Exception {
    server.atOnce = false;
    try (ObkvBufferedMutator mutator = mutator(params().writeBufferSize(1))) {
      CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
        try {
          mutator.mutate(put("a"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      server.firstBatch.get(10, TimeUnit.SECONDS);
      assertThat(caller.isDone()).isFalse();

      server.answerAll();
      caller.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void emptyPutsAndTooLongCellsAreRefusedBeforeAnythingIsTaken() throws IOException {
    try (ObkvBufferedMutator mutator = mutator(params().maxKeyValueSize(100))) {
      Put large = new Put(Bytes.toBytes("a")).addColumn(FAMILY, null, new byte[200]);
      assertThatThrownBy(() -> mutator.mutate(List.of(put("b"), large)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("KeyValue size too large");
      assertThatThrownBy(() -> mutator.mutate(new Put(Bytes.toBytes("a"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No columns to insert");
      mutator.flush();
    }
    assertThat(server.sizes()).isEmpty();
  }

  @Test
  void closedMutatorTakesNothing() throws IOException {
    ObkvBufferedMutator mutator = mutator(params());
    mutator.close();

    assertThatThrownBy(() -> mutator.mutate(put("a"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyMutationOfAnAsynchronousBufferHasItsOwnFuture() {
    ObkvAsyncBufferedMutator mutator =
        new ObkvAsyncBufferedMutator(TABLE, conf, settings(), server, transport, null);
    List<CompletableFuture<Void>> results = mutator.mutate(List.of(put("a"), put("bad")));
    assertThat(results).noneMatch(CompletableFuture::isDone);

    mutator.close();
    assertThat(results.get(0)).isCompleted();
    assertThat(results.get(1)).isCompletedExceptionally();
    assertThat(mutator.mutate(put("c"))).isCompletedExceptionally();
  }
}
