// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/** Tables by Admin: making, listing, disabling, truncating and dropping them. */
public final class AdminTableCases extends CaseGroup {
  private Admin admin;

  AdminTableCases() {
    super("admin-table");
  }

  @Override
  void prepare() throws IOException {
    admin = connection().getAdmin();
  }

  @Override
  public void close() throws IOException {
    super.close();
    admin.close();
  }

  private interface Body {
    void run(TableName name) throws Exception;
  }

  /** Runs with a new table of families a and b. */
  private void withTable(Body body) throws Exception {
    TableName name =
        tableName(new String(row("x"), java.nio.charset.StandardCharsets.UTF_8).replace('-', '_'));
    try (Table unused = create(name, family("a", 3), family("b", 1))) {
      assertThat(unused.getName()).isEqualTo(name);
      body.run(name);
    } finally {
      drop(name);
    }
  }

  private TableName missing() {
    return tableName("missing");
  }

  private List<String> starts(TableName name) throws IOException {
    return admin.getRegions(name).stream()
        .map(region -> Bytes.toStringBinary(region.getStartKey()))
        .sorted()
        .toList();
  }

  @HBaseCase
  public void createdTableExistsAndIsEnabled() throws Exception {
    withTable(name -> {
      assertThat(admin.tableExists(name)).isTrue();
      assertThat(admin.isTableEnabled(name)).isTrue();
      assertThat(admin.isTableDisabled(name)).isFalse();
      assertThat(admin.isTableAvailable(name)).isTrue();
    });
  }

  @HBaseCase
  public void missingTableDoesNotExist() throws IOException {
    assertThat(admin.tableExists(missing())).isFalse();
    assertThat(admin.isTableAvailable(missing())).isFalse();
  }

  @HBaseCase
  public void createOfAnExistingTable() {
    assertThatThrownBy(() -> admin.createTable(descriptor(table().getName(), family("a", 1))))
        .isInstanceOf(TableExistsException.class);
  }

  @HBaseCase
  public void createWithoutFamilies() {
    assertThatThrownBy(() -> admin.createTable(descriptor(missing())))
        .isInstanceOf(DoNotRetryIOException.class);
  }

  @HBaseCase
  public void createOfNullIsRefused() {
    assertThatThrownBy(() -> admin.createTable(null)).isInstanceOf(Exception.class);
  }

  @HBaseCase
  public void createWithSplits() throws Exception {
    TableName name = tableName("splits");
    create(descriptor(name, family("a", 1)), bytes("g"), bytes("p")).close();
    assertThat(starts(name)).containsExactly("", "g", "p");
    drop(name);
  }

  @HBaseCase
  public void createWithUnsortedSplits() throws Exception {
    TableName name = tableName("unsorted");
    create(descriptor(name, family("a", 1)), bytes("p"), bytes("g")).close();
    assertThat(starts(name)).containsExactly("", "g", "p");
    drop(name);
  }

  @HBaseCase
  public void createWithBinarySplits() throws Exception {
    TableName name = tableName("binary_splits");
    try (Table split = create(
        descriptor(name, family("a", 1)), new byte[] {0x40, 0}, new byte[] {(byte) 0x80, (byte) 0xff
        })) {
      split.put(List.of(
          Cells.put(new byte[] {0x40}, "a:q=1"),
          Cells.put(new byte[] {0x40, 0}, "a:q=2"),
          Cells.put(new byte[] {(byte) 0x90}, "a:q=3")));
      assertThat(rows(split, new Scan())).isEqualTo("@{a:q=1} @\\x00{a:q=2} \\x90{a:q=3}");
    }
    assertThat(starts(name)).containsExactly("", "@\\x00", "\\x80\\xFF");
    drop(name);
  }

  @HBaseCase
  public void createWithRangeOfRegions() throws Exception {
    TableName name = tableName("ranged");
    drop(name);
    admin.createTable(descriptor(name, family("a", 1)), bytes("10"), bytes("90"), 5);
    assertThat(admin.getRegions(name)).hasSize(5);
    assertThat(starts(name)).contains("", "10", "90");
    drop(name);
  }

  @HBaseCase
  public void createWithTooFewRegions() {
    assertThatThrownBy(() ->
            admin.createTable(descriptor(missing(), family("a", 1)), bytes("10"), bytes("90"), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void createWithDuplicateSplits() {
    assertThatThrownBy(() -> admin.createTable(
            descriptor(missing(), family("a", 1)), new byte[][] {bytes("g"), bytes("g")}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void createWithAnEmptySplit() {
    assertThatThrownBy(() ->
            admin.createTable(descriptor(missing(), family("a", 1)), new byte[][] {new byte[0]}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  @NeedsClient("2.2")
  public void createAsynchronously() throws Exception {
    TableName name = tableName("async");
    drop(name);
    admin.createTableAsync(descriptor(name, family("a", 1))).get(60, TimeUnit.SECONDS);
    assertThat(admin.isTableAvailable(name)).isTrue();
    Future<Void> disabled = admin.disableTableAsync(name);
    disabled.get(60, TimeUnit.SECONDS);
    assertThat(admin.isTableDisabled(name)).isTrue();
    admin.enableTableAsync(name).get(60, TimeUnit.SECONDS);
    assertThat(admin.isTableEnabled(name)).isTrue();
    admin.disableTable(name);
    admin.deleteTableAsync(name).get(60, TimeUnit.SECONDS);
    assertThat(admin.tableExists(name)).isFalse();
  }

  @HBaseCase
  public void createAsynchronouslyWithSplits() throws Exception {
    TableName name = tableName("async_splits");
    drop(name);
    admin
        .createTableAsync(descriptor(name, family("a", 1)), new byte[][] {bytes("m")})
        .get(60, TimeUnit.SECONDS);
    assertThat(starts(name)).containsExactly("", "m");
    drop(name);
  }

  @HBaseCase
  public void disableAndEnable() throws Exception {
    withTable(name -> {
      try (Table held = connection().getTable(name)) {
        held.put(Cells.put(bytes("r"), "a:q=v"));
        admin.disableTable(name);
        assertThat(admin.isTableDisabled(name)).isTrue();
        assertThat(admin.isTableEnabled(name)).isFalse();
        assertThat(admin.tableExists(name)).isTrue();
        admin.enableTable(name);
        assertThat(admin.isTableEnabled(name)).isTrue();
        assertThat(Cells.text(held.get(new Get(bytes("r"))))).isEqualTo("a:q=v");
      }
    });
  }

  @HBaseCase
  public void disableTwice() throws Exception {
    withTable(name -> {
      admin.disableTable(name);
      assertThatThrownBy(() -> admin.disableTable(name))
          .isInstanceOf(TableNotEnabledException.class);
    });
  }

  @HBaseCase
  public void enableOfAnEnabledTable() {
    assertThatThrownBy(() -> admin.enableTable(table().getName()))
        .isInstanceOf(TableNotDisabledException.class);
  }

  @HBaseCase
  public void disableOfAMissingTable() {
    assertThatThrownBy(() -> admin.disableTable(missing()))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void enableOfAMissingTable() {
    assertThatThrownBy(() -> admin.enableTable(missing()))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void stateOfAMissingTable() {
    assertThatThrownBy(() -> admin.isTableEnabled(missing()))
        .isInstanceOf(TableNotFoundException.class);
    assertThatThrownBy(() -> admin.isTableDisabled(missing()))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void deleteOfAnEnabledTable() {
    assertThatThrownBy(() -> admin.deleteTable(table().getName()))
        .isInstanceOf(TableNotDisabledException.class);
  }

  @HBaseCase
  public void deleteOfAMissingTable() {
    assertThatThrownBy(() -> admin.deleteTable(missing()))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void deletedTableIsGone() throws Exception {
    TableName name = tableName("deleted");
    create(name, family("a", 1)).close();
    admin.disableTable(name);
    admin.deleteTable(name);
    assertThat(admin.tableExists(name)).isFalse();
    assertThatThrownBy(() -> admin.getDescriptor(name)).isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void tableMadeAgainIsEmpty() throws Exception {
    TableName name = tableName("again");
    try (Table first = create(name, family("a", 1))) {
      first.put(Cells.put(bytes("r"), "a:q=v"));
    }
    try (Table second = create(name, family("a", 1))) {
      assertThat(keys(second, new Scan())).isEmpty();
    }
    drop(name);
  }

  @HBaseCase
  public void truncate() throws Exception {
    withTable(name -> {
      try (Table held = connection().getTable(name)) {
        held.put(Cells.put(bytes("r"), "a:q=v", "b:q=v"));
        admin.disableTable(name);
        admin.truncateTable(name, false);
        assertThat(admin.isTableEnabled(name)).isTrue();
        assertThat(keys(held, new Scan())).isEmpty();
        assertThat(admin.getDescriptor(name).getColumnFamily(A).getMaxVersions())
            .isEqualTo(3);
      }
    });
  }

  @HBaseCase
  public void truncatePreservesSplits() throws Exception {
    TableName name = tableName("truncated");
    try (Table split = create(descriptor(name, family("a", 1)), bytes("g"), bytes("p"))) {
      split.put(Cells.put(bytes("r"), "a:q=v"));
      admin.disableTable(name);
      admin.truncateTable(name, true);
      assertThat(starts(name)).containsExactly("", "g", "p");
      assertThat(keys(split, new Scan())).isEmpty();
    }
    drop(name);
  }

  @HBaseCase
  public void truncateDropsSplits() throws Exception {
    TableName name = tableName("truncated_whole");
    create(descriptor(name, family("a", 1)), bytes("g"), bytes("p")).close();
    admin.disableTable(name);
    admin.truncateTable(name, false);
    assertThat(starts(name)).containsExactly("");
    drop(name);
  }

  @HBaseCase
  public void truncateOfAnEnabledTable() {
    assertThatThrownBy(() -> admin.truncateTable(table().getName(), false))
        .isInstanceOf(TableNotDisabledException.class);
  }

  @HBaseCase
  public void truncateOfAMissingTable() {
    assertThatThrownBy(() -> admin.truncateTable(missing(), false))
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void listNames() throws IOException {
    assertThat(admin.listTableNames()).contains(table().getName());
    assertThat(admin.listTableNames()).doesNotContain(TableName.META_TABLE_NAME);
  }

  @HBaseCase
  public void listNamesByPattern() throws IOException {
    assertThat(admin.listTableNames(Pattern.compile("obkv_cases_t")))
        .containsExactly(table().getName());
    assertThat(admin.listTableNames(Pattern.compile("obkv_cases_.*")))
        .contains(table().getName());
    assertThat(admin.listTableNames(Pattern.compile("obkv_cases"))).isEmpty();
  }

  @HBaseCase
  public void listNamesWithSystemTables() throws IOException {
    assertThat(admin.listTableNames(Pattern.compile("obkv_cases_t"), true))
        .containsExactly(table().getName());
  }

  @HBaseCase
  public void listNamesOfTheDefaultNamespace() throws IOException {
    assertThat(admin.listTableNamesByNamespace("default")).contains(table().getName());
  }

  @HBaseCase
  public void listDescriptors() throws IOException {
    assertThat(admin.listTableDescriptors().stream().map(TableDescriptor::getTableName))
        .contains(table().getName());
  }

  @HBaseCase
  public void listDescriptorsByPattern() throws IOException {
    List<TableDescriptor> descriptors = admin.listTableDescriptors(Pattern.compile("obkv_cases_t"));
    assertThat(descriptors).hasSize(1);
    assertThat(descriptors.get(0).getColumnFamilyCount()).isEqualTo(3);
  }

  @HBaseCase
  public void listDescriptorsByNames() throws IOException {
    List<TableDescriptor> descriptors =
        admin.listTableDescriptors(List.of(table().getName(), missing()));
    assertThat(descriptors)
        .extracting(TableDescriptor::getTableName)
        .containsExactly(table().getName());
  }

  @HBaseCase
  public void descriptorTellsFamilies() throws IOException {
    TableDescriptor descriptor = admin.getDescriptor(table().getName());
    assertThat(descriptor.getTableName()).isEqualTo(table().getName());
    assertThat(descriptor.getColumnFamilyNames()).containsExactlyInAnyOrder(A, B, C);
    assertThat(descriptor.getColumnFamily(A).getMaxVersions()).isEqualTo(5);
    assertThat(descriptor.getColumnFamily(C).getMaxVersions()).isEqualTo(1);
    assertThat(descriptor.getColumnFamily(A).getNameAsString()).isEqualTo("a");
    assertThat(descriptor.hasColumnFamily(bytes("zz"))).isFalse();
  }

  @HBaseCase
  public void descriptorOfATable() throws IOException {
    assertThat(table().getDescriptor().getTableName()).isEqualTo(table().getName());
    assertThat(table().getDescriptor().getColumnFamilyCount()).isEqualTo(3);
  }

  @HBaseCase
  public void descriptorOfAMissingTable() {
    assertThatThrownBy(() -> admin.getDescriptor(missing()))
        .isInstanceOf(TableNotFoundException.class);
    assertThatThrownBy(() -> {
          try (Table absent = connection().getTable(missing())) {
            absent.getDescriptor();
          }
        })
        .isInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  @NeedsClient("2.1")
  public void cloneOfASchema() throws Exception {
    TableName from = tableName("origin");
    TableName to = tableName("clone");
    drop(to);
    try (Table origin = create(descriptor(from, family("a", 4), family("b", 2)), bytes("m"))) {
      origin.put(Cells.put(bytes("r"), "a:q=v"));
      admin.cloneTableSchema(from, to, true);
      assertThat(admin.getDescriptor(to).getColumnFamily(A).getMaxVersions()).isEqualTo(4);
      assertThat(starts(to)).containsExactly("", "m");
      try (Table clone = connection().getTable(to)) {
        assertThat(keys(clone, new Scan())).isEmpty();
      }
    } finally {
      drop(from);
      drop(to);
    }
  }

  @HBaseCase
  public void flushAndCompactAreHarmless() throws IOException {
    put("x", "a:q=v");
    TableName name = table().getName();
    admin.flush(name);
    admin.compact(name);
    admin.majorCompact(name);
    admin.compact(name, A);
    assertThat(read("x")).isEqualTo("a:q=v");
    assertThat(admin.getCompactionState(name)).isNotNull();
  }

  @HBaseCase
  public void regionsCoverEveryKey() throws IOException {
    List<RegionInfo> regions = admin.getRegions(table().getName());
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).getStartKey()).isEmpty();
    assertThat(regions.get(0).getEndKey()).isEmpty();
    assertThat(regions.get(0).getTable()).isEqualTo(table().getName());
    assertThat(regions.get(0).containsRow(bytes("any"))).isTrue();
  }

  @HBaseCase
  public void writesToADisabledTable() throws Exception {
    withTable(name -> {
      try (Table held = connection().getTable(name)) {
        held.put(Cells.put(bytes("r"), "a:q=v"));
        admin.disableTable(name);
        assertThatThrownBy(() -> held.put(Cells.put(bytes("r"), "a:q=w")))
            .isInstanceOf(TableNotEnabledException.class);
        assertThatThrownBy(() -> held.get(new Get(bytes("r"))))
            .isInstanceOf(TableNotEnabledException.class);
      }
    });
  }

  @HBaseCase
  public void tableNamesKeepTheirCase() throws Exception {
    TableName name = tableName("MixedCase");
    create(name, family("a", 1)).close();
    assertThat(admin.tableExists(name)).isTrue();
    assertThat(admin.tableExists(tableName("mixedcase"))).isFalse();
    assertThat(admin.listTableNames()).contains(name);
    drop(name);
  }

  @HBaseCase
  public void valuesOfTheTableAreKept() throws Exception {
    TableName name = tableName("valued");
    drop(name);
    admin.createTable(TableDescriptorBuilder.newBuilder(name)
        .setColumnFamily(family("a", 1))
        .setValue("owner", "cases")
        .build());
    assertThat(admin.getDescriptor(name).getValue("owner")).isEqualTo("cases");
    drop(name);
  }
}
