// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;
import org.awaitility.Awaitility;

/** Buffered writing. */
public final class BufferedMutatorCases extends CaseGroup {
  BufferedMutatorCases() {
    super("buffered-mutator");
  }

  private BufferedMutatorParams params() {
    return new BufferedMutatorParams(table().getName());
  }

  private BufferedMutator mutator() throws IOException {
    return connection().getBufferedMutator(table().getName());
  }

  private Mutation putOf(String row, String... cells) {
    return Cells.put(row(row), cells);
  }

  @HBaseCase
  public void writesOnFlush() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(putOf("x", "a:q=v"));
      mutator.flush();
      assertThat(read("x")).isEqualTo("a:q=v");
    }
  }

  @HBaseCase
  public void writesOnClose() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(putOf("x", "a:q=v", "b:q=w"));
    }
    assertThat(read("x")).isEqualTo("a:q=v b:q=w");
  }

  @HBaseCase
  public void holdsBackWhatFitsTheBuffer() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(putOf("x", "a:q=v"));
      assertThat(read("x")).isEmpty();
    }
  }

  @HBaseCase
  public void writesWhenTheBufferIsFull() throws IOException {
    try (BufferedMutator mutator =
        connection().getBufferedMutator(params().writeBufferSize(2000))) {
      for (int i = 0; i < 100; i++) {
        mutator.mutate(putOf("r" + i, "a:q=" + "v".repeat(100)));
      }
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> table().exists(get("r0")));
    }
    assertThat(keys(scan()).split(" ", -1)).hasSize(100);
  }

  @HBaseCase
  public void listOfMutations() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(List.of(putOf("x", "a:q=v"), putOf("y", "b:q=w")));
    }
    assertThat(rows(scan())).isEqualTo("x{a:q=v} y{b:q=w}");
  }

  @HBaseCase
  public void deletes() throws IOException {
    put("x", "a:q=v", "b:q=w");
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(Cells.deleteColumns(row("x"), "a:q"));
    }
    assertThat(read("x")).isEqualTo("b:q=w");
  }

  @HBaseCase
  public void incrementsAndAppends() throws IOException {
    put("x", "a:s=v");
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(new Increment(row("x")).addColumn(A, Q, 3));
      mutator.mutate(new Append(row("x")).addColumn(A, bytes("s"), bytes("w")));
    }
    assertThat(Bytes.toLong(table().get(get("x")).getValue(A, Q))).isEqualTo(3);
    assertThat(table().get(get("x")).getValue(A, bytes("s"))).isEqualTo(bytes("vw"));
  }

  @HBaseCase
  public void laterMutationOfARowWins() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.mutate(putOf("x", "a:q@1=v1"));
      mutator.mutate(putOf("x", "a:q@2=v2"));
    }
    assertThat(read("x")).isEqualTo("a:q=v2");
  }

  @HBaseCase
  public void manyRows() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      for (int i = 0; i < 2000; i++) {
        mutator.mutate(putOf(String.format("%05d", i), "a:q=v" + i));
      }
    }
    assertThat(keys(scan()).split(" ", -1)).hasSize(2000);
  }

  @HBaseCase
  public void failureWithoutAListenerIsThrown() throws IOException {
    BufferedMutator mutator = mutator();
    assertThatThrownBy(() -> {
          mutator.mutate(putOf("x", "zz:q=v"));
          mutator.flush();
        })
        .isInstanceOfSatisfying(RetriesExhaustedWithDetailsException.class, e -> {
          assertThat(e.getNumExceptions()).isEqualTo(1);
          assertThat(e.getRow(0).getRow()).isEqualTo(row("x"));
          assertThat(e.getCause(0)).isInstanceOf(NoSuchColumnFamilyException.class);
        });
    mutator.close();
  }

  @HBaseCase
  public void listenerGetsExactlyTheFailedRows() throws IOException {
    List<String> failed = Collections.synchronizedList(new ArrayList<>());
    BufferedMutatorParams params = params().listener((e, mutator) -> {
      for (int i = 0; i < e.getNumExceptions(); i++) {
        failed.add(Bytes.toString(e.getRow(i).getRow()));
      }
    });
    try (BufferedMutator mutator = connection().getBufferedMutator(params)) {
      mutator.mutate(List.of(
          putOf("1", "a:q=v"), putOf("2", "zz:q=v"), putOf("3", "a:q=v"), putOf("4", "zz:q=v")));
      mutator.flush();
    }
    assertThat(failed)
        .containsExactlyInAnyOrder(Bytes.toString(row("2")), Bytes.toString(row("4")));
    assertThat(keys(scan())).isEqualTo("1 3");
  }

  @HBaseCase
  public void mutatorWorksOnAfterAFailure() throws IOException {
    BufferedMutatorParams params = params().listener((e, mutator) -> {});
    try (BufferedMutator mutator = connection().getBufferedMutator(params)) {
      mutator.mutate(putOf("1", "zz:q=v"));
      mutator.flush();
      mutator.mutate(putOf("2", "a:q=v"));
    }
    assertThat(keys(scan())).isEqualTo("2");
  }

  @HBaseCase
  public void periodicFlush() throws IOException {
    try (BufferedMutator mutator = connection()
        .getBufferedMutator(params()
            .setWriteBufferPeriodicFlushTimeoutMs(200)
            .setWriteBufferPeriodicFlushTimerTickMs(100))) {
      mutator.mutate(putOf("x", "a:q=v"));
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> read("x").equals("a:q=v"));
    }
  }

  @HBaseCase
  public void periodicFlushSetLater() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      mutator.setWriteBufferPeriodicFlush(1000, 100);
      assertThat(mutator.getWriteBufferPeriodicFlushTimeoutMs()).isEqualTo(1000);
      mutator.mutate(putOf("x", "a:q=v"));
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> read("x").equals("a:q=v"));
    }
  }

  @HBaseCase
  public void tooLargeMutationIsRefused() throws IOException {
    try (BufferedMutator mutator =
        connection().getBufferedMutator(params().maxKeyValueSize(1000))) {
      assertThatThrownBy(() -> mutator.mutate(putOf("x", "a:q=" + "v".repeat(2000))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @HBaseCase
  public void tellsItsSettings() throws IOException {
    try (BufferedMutator mutator =
        connection().getBufferedMutator(params().writeBufferSize(123456))) {
      assertThat(mutator.getName()).isEqualTo(table().getName());
      assertThat(mutator.getWriteBufferSize()).isEqualTo(123456);
      assertThat(mutator.getConfiguration()).isNotNull();
    }
  }

  @HBaseCase
  public void missingTable() throws IOException {
    BufferedMutator mutator = connection().getBufferedMutator(tableName("missing"));
    assertThatThrownBy(() -> {
          mutator.mutate(putOf("x", "a:q=v"));
          mutator.flush();
        })
        .isInstanceOfSatisfying(
            RetriesExhaustedWithDetailsException.class,
            e -> assertThat(e.getCause(0)).isInstanceOf(TableNotFoundException.class));
    mutator.close();
  }

  @HBaseCase
  public void closedMutatorRefuses() throws IOException {
    BufferedMutator mutator = mutator();
    mutator.close();
    mutator.close();
    assertThatThrownBy(() -> mutator.mutate(putOf("x", "a:q=v")))
        .isInstanceOf(IllegalStateException.class);
  }

  @HBaseCase
  public void emptyPutIsRefused() throws IOException {
    try (BufferedMutator mutator = mutator()) {
      assertThatThrownBy(() -> mutator.mutate(putOf("x")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
