// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;

import java.io.IOException;
import java.time.Duration;
import java.util.StringJoiner;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.util.Bytes;
import org.awaitility.Awaitility;

/**
 * Cases about one matter: public methods with {@link HBaseCase}, which share a table. Each has rows of its
 * own there, whose keys begin with {@link #row}'s prefix. Written to HBase's public
 * API only.
 */
public abstract class CaseGroup implements AutoCloseable {
  static final byte[] A = bytes("a");
  static final byte[] B = bytes("b");
  static final byte[] C = bytes("c");
  static final byte[] Q = bytes("q");

  private final String name;
  private CaseContext context;
  private Table table;
  private String prefix = "";

  CaseGroup(String name) {
    this.name = name;
  }

  /** Stands before the names of the group's cases. */
  public final String name() {
    return name;
  }

  /** Makes the table that the cases write to, and what {@link #prepare} adds. */
  public final void open(CaseContext shared) throws Exception {
    context = shared;
    table = makeTable();
    prepare();
  }

  /** Before each case. */
  public final void begin(int number) {
    prefix = String.format("%03d-", number);
  }

  /** The table of {@link #table}; unless overridden one for all groups: families a and b with five versions, c with one. */
  Table makeTable() throws IOException {
    TableName shared = TableName.valueOf("obkv_cases_t");
    return context.shared(
        shared, () -> create(shared, family("a", 5), family("b", 5), family("c", 1)));
  }

  /** Makes what the cases only read. */
  void prepare() throws Exception {}

  /** Drops what the group made for itself. */
  @Override
  public void close() throws IOException {}

  final CaseContext context() {
    return context;
  }

  final Connection connection() {
    return context.connection();
  }

  final Table table() {
    return table;
  }

  final TableName tableName(String suffix) {
    return TableName.valueOf("obkv_cases_" + name.replace('-', '_') + "_" + suffix);
  }

  static ColumnFamilyDescriptor family(String name, int versions) {
    return ColumnFamilyDescriptorBuilder.newBuilder(bytes(name))
        .setMaxVersions(versions)
        .build();
  }

  static TableDescriptor descriptor(TableName name, ColumnFamilyDescriptor... families) {
    TableDescriptorBuilder builder = TableDescriptorBuilder.newBuilder(name);
    for (ColumnFamilyDescriptor family : families) {
      builder.setColumnFamily(family);
    }
    return builder.build();
  }

  /** Makes a table anew, whatever an earlier run left. */
  final Table create(TableName name, ColumnFamilyDescriptor... families) throws IOException {
    return create(descriptor(name, families));
  }

  final Table create(TableDescriptor descriptor, byte[]... splits) throws IOException {
    return context.create(descriptor, splits);
  }

  final void drop(TableName name) throws IOException {
    context.drop(name);
  }

  final void dropNamespace(String namespace) throws IOException {
    try (Admin admin = connection().getAdmin()) {
      for (NamespaceDescriptor descriptor : admin.listNamespaceDescriptors()) {
        if (descriptor.getName().equals(namespace)) {
          for (TableName tableName : admin.listTableNamesByNamespace(namespace)) {
            drop(tableName);
          }
          admin.deleteNamespace(namespace);
        }
      }
    }
  }

  /** HBase hides puts of a delete's own millisecond. */
  static void awaitNextMillisecond() {
    long start = System.currentTimeMillis();
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> System.currentTimeMillis() > start + 1);
  }

  /** A row of the case that runs. */
  final byte[] row(String suffix) {
    return bytes(prefix + suffix);
  }

  /** A row of the case that runs, with any bytes at its end. */
  final byte[] row(byte[] suffix) {
    return Bytes.add(bytes(prefix), suffix);
  }

  final void put(String row, String... cells) throws IOException {
    table.put(Cells.put(row(row), cells));
  }

  final Get get(String row) {
    return new Get(row(row));
  }

  final Delete delete(String row) {
    return new Delete(row(row));
  }

  /** The newest cells of a row, as text. */
  final String read(String row) throws IOException {
    return Cells.text(table.get(get(row)));
  }

  /** All versions of a row with their timestamps, as text. */
  final String versions(String row) throws IOException {
    return Cells.stamped(table.get(get(row).readAllVersions()));
  }

  /** A scan over the rows of the case that runs. */
  final Scan scan() {
    return new Scan().withStartRow(bytes(prefix)).withStopRow(bytes(prefix + "~"));
  }

  final Scan scan(Filter filter) {
    return scan().setFilter(filter);
  }

  /** What a scan answers, as text: {@code row{cell cell} row{cell}}, keys without the case's prefix. */
  final String rows(Scan scan) throws IOException {
    return rows(table, scan);
  }

  final String rows(Table from, Scan scan) throws IOException {
    StringJoiner text = new StringJoiner(" ");
    try (ResultScanner scanner = from.getScanner(scan)) {
      for (Result result : scanner) {
        text.add(key(result) + "{" + Cells.text(result) + "}");
      }
    }
    return text.toString();
  }

  /** The keys that a scan answers. */
  final String keys(Scan scan) throws IOException {
    return keys(table, scan);
  }

  final String keys(Table from, Scan scan) throws IOException {
    StringJoiner text = new StringJoiner(" ");
    try (ResultScanner scanner = from.getScanner(scan)) {
      for (Result result : scanner) {
        text.add(key(result));
      }
    }
    return text.toString();
  }

  final String key(Result result) {
    String key = Bytes.toStringBinary(result.getRow());
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }
}
