// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.InvalidFamilyOperationException;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.AsyncAdmin;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;

/** The asynchronous Admin. */
public final class AsyncAdminCases extends CaseGroup {
  private AsyncAdmin admin;

  AsyncAdminCases() {
    super("async-admin");
  }

  @Override
  void prepare() throws IOException {
    admin = context().asyncConnection().getAdmin();
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }

  @HBaseCase
  public void createDisableEnableDelete() throws Exception {
    TableName name = tableName("life");
    drop(name);
    await(admin.createTable(descriptor(name, family("a", 2))));
    assertThat(await(admin.tableExists(name))).isTrue();
    assertThat(await(admin.isTableEnabled(name))).isTrue();
    await(admin.disableTable(name));
    assertThat(await(admin.isTableDisabled(name))).isTrue();
    await(admin.enableTable(name));
    await(admin.disableTable(name));
    await(admin.deleteTable(name));
    assertThat(await(admin.tableExists(name))).isFalse();
  }

  @HBaseCase
  public void createWithSplits() throws Exception {
    TableName name = tableName("splits");
    drop(name);
    await(admin.createTable(descriptor(name, family("a", 1)), new byte[][] {bytes("m")}));
    assertThat(await(admin.getRegions(name))).hasSize(2);
    drop(name);
  }

  @HBaseCase
  public void truncate() throws Exception {
    TableName name = tableName("truncated");
    create(name, family("a", 1)).close();
    await(admin.disableTable(name));
    await(admin.truncateTable(name, false));
    assertThat(await(admin.isTableEnabled(name))).isTrue();
    drop(name);
  }

  @HBaseCase
  public void lists() throws Exception {
    assertThat(await(admin.listTableNames())).contains(table().getName());
    assertThat(await(admin.listTableNames(Pattern.compile("obkv_cases_t"), false)))
        .containsExactly(table().getName());
    assertThat(await(admin.listTableDescriptors()).stream().map(TableDescriptor::getTableName))
        .contains(table().getName());
  }

  @HBaseCase
  public void descriptor() throws Exception {
    TableDescriptor descriptor = await(admin.getDescriptor(table().getName()));
    assertThat(descriptor.getColumnFamilyCount()).isEqualTo(3);
    assertThat(descriptor.getColumnFamily(A).getMaxVersions()).isEqualTo(5);
  }

  @HBaseCase
  public void familiesOfATable() throws Exception {
    TableName name = tableName("families");
    create(name, family("a", 1), family("b", 1)).close();
    await(admin.addColumnFamily(name, family("c", 2)));
    await(admin.modifyColumnFamily(name, family("a", 4)));
    await(admin.deleteColumnFamily(name, B));
    TableDescriptor descriptor = await(admin.getDescriptor(name));
    assertThat(descriptor.getColumnFamilyNames()).containsExactlyInAnyOrder(A, C);
    assertThat(descriptor.getColumnFamily(A).getMaxVersions()).isEqualTo(4);
    drop(name);
  }

  @HBaseCase
  public void modifyTable() throws Exception {
    TableName name = tableName("modified");
    create(name, family("a", 1)).close();
    await(admin.modifyTable(TableDescriptorBuilder.newBuilder(await(admin.getDescriptor(name)))
        .modifyColumnFamily(family("a", 6))
        .build()));
    assertThat(await(admin.getDescriptor(name)).getColumnFamily(A).getMaxVersions())
        .isEqualTo(6);
    drop(name);
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void namespaces() throws Exception {
    String namespace = "obkvcases_async";
    dropNamespace(namespace);
    await(admin.createNamespace(NamespaceDescriptor.create(namespace).build()));
    assertThat(await(admin.listNamespaces())).contains(namespace);
    assertThat(await(admin.getNamespaceDescriptor(namespace)).getName()).isEqualTo(namespace);
    await(admin.deleteNamespace(namespace));
    assertThat(await(admin.listNamespaces())).doesNotContain(namespace);
  }

  @HBaseCase
  public void tableThatExists() {
    assertThatThrownBy(
            () -> await(admin.createTable(descriptor(table().getName(), family("a", 1)))))
        .hasCauseInstanceOf(TableExistsException.class);
  }

  @HBaseCase
  public void tableThatIsMissing() {
    assertThatThrownBy(() -> await(admin.getDescriptor(tableName("missing"))))
        .hasCauseInstanceOf(TableNotFoundException.class);
    assertThatThrownBy(() -> await(admin.disableTable(tableName("missing"))))
        .hasCauseInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void deleteOfAnEnabledTable() {
    assertThatThrownBy(() -> await(admin.deleteTable(table().getName())))
        .hasCauseInstanceOf(TableNotDisabledException.class);
  }

  @HBaseCase
  public void familyThatIsMissing() {
    assertThatThrownBy(() -> await(admin.deleteColumnFamily(table().getName(), bytes("missing"))))
        .hasCauseInstanceOf(InvalidFamilyOperationException.class);
  }

  @HBaseCase
  public void cluster() throws Exception {
    assertThat(await(admin.getClusterMetrics()).getLiveServerMetrics()).isNotEmpty();
    assertThat(await(admin.getRegionServers())).isNotEmpty();
  }

  @HBaseCase
  public void flushAndCompact() throws Exception {
    await(admin.flush(table().getName()));
    await(admin.compact(table().getName()));
    assertThat(await(admin.isTableAvailable(table().getName()))).isTrue();
  }
}
