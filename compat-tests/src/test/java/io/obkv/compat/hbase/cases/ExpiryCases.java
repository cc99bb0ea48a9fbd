// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.awaitility.Awaitility;

/** Time to live, of families and of cells. Family c lives for one hour, b for two seconds. */
public final class ExpiryCases extends CaseGroup {
  private static final long SECOND = 1000;
  private static final long HOUR = 3600 * SECOND;

  ExpiryCases() {
    super("expiry");
  }

  @Override
  Table makeTable() throws IOException {
    return create(tableName("t"), family("a", 5), living("b", 2), living("c", 3600));
  }

  @Override
  public void close() throws IOException {
    drop(table().getName());
    table().close();
  }

  private static ColumnFamilyDescriptor living(String name, int seconds) {
    return ColumnFamilyDescriptorBuilder.newBuilder(bytes(name))
        .setMaxVersions(5)
        .setTimeToLive(seconds)
        .build();
  }

  private void awaitGone(String row) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !table().exists(get(row)));
  }

  private static long ago(long millis) {
    return System.currentTimeMillis() - millis;
  }

  @HBaseCase
  public void oldTimestampsExpireAtOnce() throws IOException {
    put("x", "c:q@" + ago(2 * HOUR) + "=old", "c:r=new");
    assertThat(read("x")).isEqualTo("c:r=new");
  }

  @HBaseCase
  public void timestampsWithinTheTimeLive() throws IOException {
    put("x", "c:q@" + ago(HOUR / 2) + "=v");
    assertThat(read("x")).isEqualTo("c:q=v");
  }

  @HBaseCase
  public void cellsExpire() throws IOException {
    put("x", "b:q=v");
    assertThat(read("x")).isEqualTo("b:q=v");
    awaitGone("x");
  }

  @HBaseCase
  public void scansSkipWhatExpired() throws IOException {
    put("x", "c:q@" + ago(2 * HOUR) + "=old");
    put("y", "c:q=new");
    assertThat(rows(scan())).isEqualTo("y{c:q=new}");
  }

  @HBaseCase
  public void olderVersionsExpireFirst() throws IOException {
    long young = ago(HOUR / 2);
    put("x", "c:q@" + ago(2 * HOUR) + "=old", "c:q@" + young + "=young");
    assertThat(versions("x")).isEqualTo("c:q@" + young + "=young");
  }

  @HBaseCase
  public void otherFamiliesStay() throws IOException {
    long old = ago(2 * HOUR);
    put("x", "a:q@" + old + "=v", "c:q@" + old + "=w");
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void timestampsOfTheFutureLiveLonger() throws IOException {
    put("x", "b:q@" + (System.currentTimeMillis() + HOUR) + "=v");
    assertThat(read("x")).isEqualTo("b:q=v");
  }

  @HBaseCase
  public void incrementStartsAgain() throws IOException {
    table().put(new Put(row("x")).addColumn(C, Q, ago(2 * HOUR), Bytes.toBytes(100L)));
    assertThat(table().incrementColumnValue(row("x"), C, Q, 7)).isEqualTo(7);
  }

  @HBaseCase
  public void appendStartsAgain() throws IOException {
    put("x", "c:q@" + ago(2 * HOUR) + "=old");
    table().append(new org.apache.hadoop.hbase.client.Append(row("x")).addColumn(C, Q, bytes("v")));
    assertThat(read("x")).isEqualTo("c:q=v");
  }

  @HBaseCase
  public void expiredIsAbsentForAnIncrementBesideALivingColumn() throws IOException {
    table()
        .put(new Put(row("x"))
            .addColumn(C, bytes("1"), ago(2 * HOUR), Bytes.toBytes(100L))
            .addColumn(C, bytes("2"), ago(SECOND), Bytes.toBytes(100L)));
    table()
        .increment(new Increment(row("x")).addColumn(C, bytes("1"), 1).addColumn(C, bytes("2"), 1));
    assertThat(Bytes.toLong(table().get(get("x")).getValue(C, bytes("1")))).isEqualTo(1);
    assertThat(Bytes.toLong(table().get(get("x")).getValue(C, bytes("2")))).isEqualTo(101);
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void expiredIsAbsentForChecks() throws IOException {
    put("x", "c:q@" + ago(2 * HOUR) + "=old");
    CheckAndMutate check =
        CheckAndMutate.newBuilder(row("x")).ifNotExists(C, Q).build(Cells.put(row("x"), "c:q=new"));
    assertThat(table().checkAndMutate(check).isSuccess()).isTrue();
    assertThat(read("x")).isEqualTo("c:q=new");
  }

  @HBaseCase
  public void deleteOfWhatExpired() throws IOException {
    put("x", "c:q@" + ago(2 * HOUR) + "=old");
    table().delete(delete("x"));
    put("y", "c:q=v");
    assertThat(keys(scan())).isEqualTo("y");
  }

  @HBaseCase
  public void cellTimeToLiveExpires() throws IOException {
    table().put(Cells.put(row("x"), "a:q=v").setTTL(300));
    awaitGone("x");
  }

  @HBaseCase
  public void longCellTimeToLiveStays() throws IOException {
    table().put(Cells.put(row("x"), "a:q=v").setTTL(HOUR));
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  public void cellTimeToLiveOnlyShortens() throws IOException {
    table().put(Cells.put(row("x"), "b:q=v").setTTL(HOUR));
    awaitGone("x");
  }

  @HBaseCase
  public void cellTimeToLiveUncoversTheOlderVersion() throws IOException {
    put("x", "a:q@" + ago(SECOND) + "=old");
    table().put(Cells.put(row("x"), "a:q=new").setTTL(300));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read("x").equals("a:q=old"));
  }

  @HBaseCase
  public void modifiedTimeToLiveActsOnWhatIsStored() throws IOException {
    TableName name = tableName("modified");
    try (Table table = create(name, family("a", 1));
        Admin admin = connection().getAdmin()) {
      table.put(Cells.put(row("x"), "a:q@" + ago(HOUR) + "=v"));
      assertThat(Cells.text(table.get(get("x")))).isEqualTo("a:q=v");
      admin.modifyColumnFamily(name, living("a", 60));
      assertThat(Cells.text(table.get(get("x")))).isEmpty();
    } finally {
      drop(name);
    }
  }

  @HBaseCase
  public void minimumOfVersionsOutlivesTheTime() throws IOException {
    TableName name = tableName("minimum");
    ColumnFamilyDescriptor family = ColumnFamilyDescriptorBuilder.newBuilder(A)
        .setMaxVersions(5)
        .setMinVersions(2)
        .setTimeToLive(60)
        .build();
    try (Table table = create(name, family)) {
      long old = ago(HOUR);
      table.put(Cells.put(
          row("x"), "a:q@" + old + "=v1", "a:q@" + (old + 1) + "=v2", "a:q@" + (old + 2) + "=v3"));
      assertThat(Cells.text(table.get(get("x").readAllVersions()))).isEqualTo("a:q=v3 a:q=v2");
    } finally {
      drop(name);
    }
  }
}
