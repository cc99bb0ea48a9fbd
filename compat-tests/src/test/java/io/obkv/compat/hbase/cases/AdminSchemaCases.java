// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.ClusterMetrics;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.InvalidFamilyOperationException;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Families, namespaces and the cluster by Admin. */
public final class AdminSchemaCases extends CaseGroup {
  private Admin admin;
  private TableName name;
  private Table changing;

  AdminSchemaCases() {
    super("admin-schema");
  }

  @Override
  void prepare() throws IOException {
    admin = connection().getAdmin();
    name = tableName("changing");
    changing = create(name, family("a", 3), family("b", 1));
  }

  @Override
  public void close() throws IOException {
    super.close();
    changing.close();
    drop(name);
    admin.close();
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void familyNamesKeepTheirCase() throws Exception {
    TableName mixedName = tableName("family_case");
    byte[] info = bytes("Info");
    try (Table mixed = create(mixedName, family("Info", 1), family("b", 1))) {
      mixed.put(Cells.put(row("x"), "Info:q=v", "b:q=w"));
      assertThat(Cells.text(mixed.get(get("x")))).isEqualTo("Info:q=v b:q=w");
      assertThat(mixed.incrementColumnValue(row("x"), info, bytes("n"), 7)).isEqualTo(7);
      CheckAndMutate check = CheckAndMutate.newBuilder(row("x"))
          .ifEquals(info, Q, bytes("v"))
          .build(Cells.put(row("x"), "Info:q=x"));
      assertThat(mixed.checkAndMutate(check).isSuccess()).isTrue();
      SingleColumnValueFilter filter =
          new SingleColumnValueFilter(info, Q, CompareOperator.EQUAL, bytes("x"));
      assertThat(rows(mixed, new Scan().addColumn(info, Q).setFilter(filter)))
          .isEqualTo("x{Info:q=x}");
      mixed.delete(Cells.deleteColumns(row("x"), "Info:n", "b:q"));
      assertThat(Cells.text(mixed.get(get("x")))).isEqualTo("Info:q=x");
      assertThatThrownBy(() -> mixed.put(Cells.put(row("x"), "info:q=v")))
          .isInstanceOf(NoSuchColumnFamilyException.class);
      assertThat(admin.getDescriptor(mixedName).hasColumnFamily(info)).isTrue();
    } finally {
      drop(mixedName);
    }
  }

  @HBaseCase
  public void familyIsAdded() throws IOException {
    admin.addColumnFamily(name, family("added", 2));
    assertThat(admin.getDescriptor(name).hasColumnFamily(bytes("added"))).isTrue();
    changing.put(Cells.put(row("x"), "added:q=v", "a:q=w"));
    assertThat(Cells.text(changing.get(get("x")))).isEqualTo("a:q=w added:q=v");
  }

  @HBaseCase
  public void familyIsAddedAsynchronously() throws Exception {
    admin.addColumnFamilyAsync(name, family("later", 2)).get(60, TimeUnit.SECONDS);
    assertThat(admin.getDescriptor(name).getColumnFamily(bytes("later")).getMaxVersions())
        .isEqualTo(2);
  }

  @HBaseCase
  public void addedFamilyThatExists() {
    assertThatThrownBy(() -> admin.addColumnFamily(name, family("a", 1)))
        .isInstanceOf(InvalidFamilyOperationException.class);
  }

  @HBaseCase
  public void familyOfAMissingTable() {
    assertThatThrownBy(() -> admin.addColumnFamily(tableName("missing"), family("a", 1)))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void familyIsModified() throws IOException {
    admin.addColumnFamily(name, family("modified", 1));
    admin.modifyColumnFamily(name, family("modified", 3));
    assertThat(admin.getDescriptor(name).getColumnFamily(bytes("modified")).getMaxVersions())
        .isEqualTo(3);
    changing.put(Cells.put(row("x"), "modified:q@1=v1", "modified:q@2=v2"));
    assertThat(Cells.text(changing.get(get("x").readAllVersions())))
        .isEqualTo("modified:q=v2 modified:q=v1");
  }

  @HBaseCase
  public void fewerVersionsActAtOnce() throws IOException {
    admin.addColumnFamily(name, family("fewer", 5));
    changing.put(Cells.put(row("x"), "fewer:q@1=v1", "fewer:q@2=v2", "fewer:q@3=v3"));
    admin.modifyColumnFamily(name, family("fewer", 2));
    assertThat(Cells.text(changing.get(get("x").readAllVersions())))
        .isEqualTo("fewer:q=v3 fewer:q=v2");
  }

  @HBaseCase
  public void modifiedFamilyThatIsMissing() {
    assertThatThrownBy(() -> admin.modifyColumnFamily(name, family("missing", 1)))
        .isInstanceOf(InvalidFamilyOperationException.class);
  }

  @HBaseCase
  public void familyIsDeleted() throws IOException {
    admin.addColumnFamily(name, family("deleted", 1));
    changing.put(Cells.put(row("x"), "deleted:q=v", "a:q=w"));
    admin.deleteColumnFamily(name, bytes("deleted"));
    assertThat(admin.getDescriptor(name).hasColumnFamily(bytes("deleted"))).isFalse();
    assertThat(Cells.text(changing.get(get("x")))).isEqualTo("a:q=w");
  }

  @HBaseCase
  public void deletedFamilyThatIsMissing() {
    assertThatThrownBy(() -> admin.deleteColumnFamily(name, bytes("missing")))
        .isInstanceOf(InvalidFamilyOperationException.class);
  }

  @HBaseCase
  public void familyMadeAgainIsEmpty() throws IOException {
    admin.addColumnFamily(name, family("again", 1));
    changing.put(Cells.put(row("x"), "again:q=v"));
    admin.deleteColumnFamily(name, bytes("again"));
    admin.addColumnFamily(name, family("again", 1));
    assertThat(changing.get(new Get(row("x")).addFamily(bytes("again"))).isEmpty())
        .isTrue();
  }

  @HBaseCase
  public void tableIsModified() throws IOException {
    TableName other = tableName("whole");
    create(other, family("a", 1), family("b", 1)).close();
    admin.modifyTable(TableDescriptorBuilder.newBuilder(admin.getDescriptor(other))
        .modifyColumnFamily(family("a", 4))
        .removeColumnFamily(B)
        .setColumnFamily(family("c", 2))
        .build());
    assertThat(admin.getDescriptor(other).getColumnFamilyNames()).containsExactlyInAnyOrder(A, C);
    assertThat(admin.getDescriptor(other).getColumnFamily(A).getMaxVersions()).isEqualTo(4);
    drop(other);
  }

  @HBaseCase
  public void modifiedTableThatIsMissing() {
    assertThatThrownBy(() -> admin.modifyTable(descriptor(tableName("missing"), family("a", 1))))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void timeToLiveOfAFamilyIsKept() throws IOException {
    ColumnFamilyDescriptor living = ColumnFamilyDescriptorBuilder.newBuilder(bytes("living"))
        .setTimeToLive(86400)
        .build();
    admin.addColumnFamily(name, living);
    assertThat(admin.getDescriptor(name).getColumnFamily(bytes("living")).getTimeToLive())
        .isEqualTo(86400);
  }

  @HBaseCase
  public void familiesAreAsTheDefault() throws IOException {
    TableName other = tableName("defaults");
    create(other, ColumnFamilyDescriptorBuilder.of("a")).close();
    ColumnFamilyDescriptor family = admin.getDescriptor(other).getColumnFamily(A);
    assertThat(family.getMaxVersions())
        .isEqualTo(ColumnFamilyDescriptorBuilder.DEFAULT_MAX_VERSIONS);
    assertThat(family.getTimeToLive()).isEqualTo(ColumnFamilyDescriptorBuilder.DEFAULT_TTL);
    assertThat(family.getMinVersions()).isZero();
    drop(other);
  }

  @HBaseCase
  public void illegalFamilyNames() {
    assertThatThrownBy(() -> ColumnFamilyDescriptorBuilder.of("a:b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void withNamespace(String namespace, NamespaceBody body) throws Exception {
    dropNamespace(namespace);
    admin.createNamespace(NamespaceDescriptor.create(namespace).build());
    try {
      body.run();
    } finally {
      dropNamespace(namespace);
    }
  }

  private interface NamespaceBody {
    void run() throws Exception;
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void namespaceIsMadeAndListed() throws Exception {
    withNamespace("obkvcases_one", () -> {
      assertThat(admin.getNamespaceDescriptor("obkvcases_one").getName())
          .isEqualTo("obkvcases_one");
      assertThat(admin.listNamespaces()).contains("obkvcases_one", "default");
      assertThat(Arrays.stream(admin.listNamespaceDescriptors()).map(NamespaceDescriptor::getName))
          .contains("obkvcases_one", "default");
    });
  }

  @HBaseCase
  public void namespaceTwice() throws Exception {
    withNamespace(
        "obkvcases_twice",
        () -> assertThatThrownBy(() -> admin.createNamespace(
                NamespaceDescriptor.create("obkvcases_twice").build()))
            .isInstanceOf(NamespaceExistException.class));
  }

  @HBaseCase
  public void missingNamespace() {
    assertThatThrownBy(() -> admin.getNamespaceDescriptor("obkvcases_missing"))
        .isInstanceOf(NamespaceNotFoundException.class);
    assertThatThrownBy(() -> admin.deleteNamespace("obkvcases_missing"))
        .isInstanceOf(NamespaceNotFoundException.class);
  }

  @HBaseCase
  public void tablesOfAMissingNamespace() {
    assertThatThrownBy(() -> admin.listTableNamesByNamespace("obkvcases_missing"))
        .isInstanceOf(NamespaceNotFoundException.class);
  }

  @HBaseCase
  public void tableInAMissingNamespace() {
    assertThatThrownBy(() -> admin.createTable(
            descriptor(TableName.valueOf("obkvcases_missing", "t"), family("a", 1))))
        .isInstanceOf(NamespaceNotFoundException.class);
  }

  @HBaseCase
  public void tableInANamespace() throws Exception {
    withNamespace("obkvcases_two", () -> {
      TableName qualified = TableName.valueOf("obkvcases_two", "t");
      try (Table inside = create(qualified, family("a", 2))) {
        inside.put(Cells.put(bytes("r"), "a:q=v"));
        assertThat(rows(inside, new Scan())).isEqualTo("r{a:q=v}");
        assertThat(inside.getName().getNamespaceAsString()).isEqualTo("obkvcases_two");
      }
      assertThat(admin.tableExists(qualified)).isTrue();
      assertThat(admin.tableExists(TableName.valueOf("obkvcases_two", "none"))).isFalse();
      assertThat(admin.listTableNamesByNamespace("obkvcases_two")).containsExactly(qualified);
      assertThat(admin.listTableDescriptorsByNamespace(bytes("obkvcases_two"))).hasSize(1);
      assertThat(admin.listTableNames()).contains(qualified);
    });
  }

  @HBaseCase
  public void sameNameInTwoNamespaces() throws Exception {
    withNamespace("obkvcases_three", () -> {
      TableName qualified = TableName.valueOf("obkvcases_three", name.getQualifierAsString());
      try (Table inside = create(qualified, family("a", 2))) {
        inside.put(Cells.put(row("x"), "a:q=inside"));
        changing.put(Cells.put(row("x"), "a:q=outside"));
        assertThat(Cells.text(inside.get(get("x")))).isEqualTo("a:q=inside");
        assertThat(Cells.text(changing.get(get("x")))).isEqualTo("a:q=outside");
      }
    });
  }

  @HBaseCase
  public void namespaceThatIsNotEmpty() throws Exception {
    withNamespace("obkvcases_four", () -> {
      create(TableName.valueOf("obkvcases_four", "t"), family("a", 1)).close();
      // HBase's client has not the class of the exception, and tells no more than its name.
      assertThatThrownBy(() -> admin.deleteNamespace("obkvcases_four"))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("(?s).*(obkvcases_four|ConstraintException).*");
    });
  }

  @HBaseCase
  public void clusterHasALiveServer() throws IOException {
    ClusterMetrics metrics = admin.getClusterMetrics();
    assertThat(metrics.getLiveServerMetrics()).isNotEmpty();
    assertThat(metrics.getDeadServerNames()).isEmpty();
    assertThat(metrics.getRegionCount()).isPositive();
    assertThat(metrics.getAverageLoad()).isPositive();
  }

  @HBaseCase
  public void clusterMetricsByOption() throws IOException {
    ClusterMetrics metrics =
        admin.getClusterMetrics(EnumSet.of(ClusterMetrics.Option.LIVE_SERVERS));
    assertThat(metrics.getLiveServerMetrics()).isNotEmpty();
  }

  @HBaseCase
  public void serversHaveHostsAndPorts() throws IOException {
    assertThat(admin.getRegionServers()).isNotEmpty();
    for (ServerName server : admin.getRegionServers()) {
      assertThat(server.getHostname()).isNotEmpty();
      assertThat(server.getPort()).isPositive();
    }
    assertThat(admin.getMaster()).isNotNull();
  }

  @HBaseCase
  public void regionsOfAServer() throws IOException {
    int regions = 0;
    for (ServerName server : admin.getRegionServers()) {
      regions += admin.getRegions(server).size();
    }
    assertThat(regions).isPositive();
  }

  @HBaseCase
  public void regionMetricsOfATable() throws IOException {
    ServerName server = admin.getRegionServers().iterator().next();
    assertThat(admin.getRegionMetrics(server, name)).hasSize(1);
  }

  @HBaseCase
  public void adminKnowsItsConnection() {
    assertThat(admin.getConnection()).isSameAs(connection());
    assertThat(admin.getConfiguration()).isNotNull();
    assertThat(admin.isAborted()).isFalse();
  }
}
