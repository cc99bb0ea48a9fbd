// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Several mutations of one row at once. */
public final class RowMutationCases extends CaseGroup {
  RowMutationCases() {
    super("row-mutations");
  }

  private RowMutations mutations(String row, Mutation... mutations) throws IOException {
    return new RowMutations(row(row)).add(List.of(mutations));
  }

  // By its name: up to hbase-client 2.3 it gives nothing, and a call is of the type that was
  // compiled.
  private Result mutate(RowMutations mutations) throws IOException {
    try {
      return (Result)
          Table.class.getMethod("mutateRow", RowMutations.class).invoke(table(), mutations);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("mutateRow", e);
    }
  }

  private Put putOf(String row, String... cells) {
    return Cells.put(row(row), cells);
  }

  @HBaseCase
  public void puts() throws IOException {
    mutate(mutations("x", putOf("x", "a:1=v1"), putOf("x", "a:2=v2")));
    assertThat(read("x")).isEqualTo("a:1=v1 a:2=v2");
  }

  @HBaseCase
  public void putsAndDeletes() throws IOException {
    put("x", "a:1@1=old", "a:2@1=old");
    mutate(mutations("x", putOf("x", "a:3=new"), Cells.deleteColumns(row("x"), "a:1")));
    assertThat(read("x")).isEqualTo("a:2=old a:3=new");
  }

  @HBaseCase
  public void overFamilies() throws IOException {
    put("x", "b:q@1=old", "c:q@1=old");
    mutate(mutations(
        "x",
        putOf("x", "a:q=new"),
        delete("x").addFamily(B),
        Cells.deleteColumns(row("x"), "c:q"),
        putOf("x", "b:r@" + (System.currentTimeMillis() + 100_000) + "=new")));
    assertThat(read("x")).isEqualTo("a:q=new b:r=new");
  }

  @HBaseCase
  public void explicitTimesDecideNotTheOrder() throws IOException {
    mutate(mutations("x", putOf("x", "a:q@9=late"), putOf("x", "a:q@3=early")));
    assertThat(versions("x")).isEqualTo("a:q@9=late a:q@3=early");
  }

  @HBaseCase
  public void lastOfTwoPutsOfAColumnWins() throws IOException {
    mutate(mutations("x", putOf("x", "a:q=first"), putOf("x", "a:q=last")));
    assertThat(read("x")).isEqualTo("a:q=last");
  }

  @HBaseCase
  public void deleteOfTheWholeRow() throws IOException {
    put("x", "a:q@1=v", "b:q@1=v");
    mutate(mutations("x", delete("x")));
    assertThat(table().exists(get("x"))).isFalse();
  }

  @HBaseCase
  public void deleteOfOneVersion() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2");
    mutate(mutations("x", delete("x").addColumn(A, Q), putOf("x", "b:q=w")));
    assertThat(read("x")).isEqualTo("a:q=v1 b:q=w");
  }

  @HBaseCase
  public void unknownFamilyAppliesNothing() {
    assertThatThrownBy(() -> mutate(mutations("x", putOf("x", "a:q=v"), putOf("x", "zz:q=v"))))
        .isInstanceOfSatisfying(
            RetriesExhaustedWithDetailsException.class,
            e ->
                assertThat(e.getCauses()).hasOnlyElementsOfType(NoSuchColumnFamilyException.class));
    assertThat(existsQuietly("x")).isFalse();
  }

  private boolean existsQuietly(String row) {
    try {
      return table().exists(get(row));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void resultOfPutsIsEmpty() throws IOException {
    Result result = mutate(mutations("x", putOf("x", "a:q=v")));
    assertThat(result == null || result.isEmpty()).isTrue();
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void incrementAnswersItsResult() throws IOException {
    Increment increment = new Increment(row("x")).addColumn(A, bytes("n"), 3);
    Result result = mutate(mutations("x", increment, putOf("x", "a:q=v")));
    assertThat(Bytes.toLong(result.getValue(A, bytes("n")))).isEqualTo(3);
    assertThat(Cells.text(table().get(get("x").addColumn(A, Q)))).isEqualTo("a:q=v");
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void resultsAreMerged() throws IOException {
    put("x", "a:s=ab");
    Increment increment = new Increment(row("x")).addColumn(A, bytes("n"), 3);
    Append append = new Append(row("x")).addColumn(A, bytes("s"), bytes("cd"));
    Result result = mutate(mutations("x", increment, append, Cells.deleteColumns(row("x"), "a:d")));
    assertThat(Bytes.toLong(result.getValue(A, bytes("n")))).isEqualTo(3);
    assertThat(result.getValue(A, bytes("s"))).isEqualTo(bytes("abcd"));
  }

  @HBaseCase
  public void mutationOfAnotherRowIsRefused() {
    assertThatThrownBy(() -> mutations("x", putOf("x", "a:q=v"), putOf("y", "a:q=v")))
        .isInstanceOf(IOException.class);
  }

  @HBaseCase
  public void manyMutations() throws IOException {
    RowMutations mutations = new RowMutations(row("x"));
    for (int i = 0; i < 100; i++) {
      mutations.add((Mutation) putOf("x", "a:" + (100 + i) + "=v" + i));
    }
    mutate(mutations);
    assertThat(table().get(get("x")).size()).isEqualTo(100);
  }

  @HBaseCase
  public void deleteHidesEarlierCellsOnly() throws IOException {
    put("x", "a:q@1=v1", "a:q@2=v2");
    mutate(mutations("x", new Delete(row("x")).addColumns(A, Q, 1), putOf("x", "a:q@3=v3")));
    assertThat(versions("x")).isEqualTo("a:q@3=v3 a:q@2=v2");
  }
}
