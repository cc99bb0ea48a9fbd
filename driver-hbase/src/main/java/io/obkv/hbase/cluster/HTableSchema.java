// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What is known of an HBase table. Immutable.
 */
public final class HTableSchema {
  private final TableName name;
  private final NavigableMap<byte[], FamilySchema> families;
  private final boolean enabled;

  /** By families; every call asks for one. */
  private final Map<byte[], String> familyTables = new TreeMap<>(Bytes.BYTES_COMPARATOR);

  private HTableSchema(
      TableName name, NavigableMap<byte[], FamilySchema> families, boolean enabled) {
    this.name = requireNonNull(name, "name");
    this.families = Collections.unmodifiableNavigableMap(families);
    this.enabled = enabled;
    families.forEach(
        (family, known) -> familyTables.put(family, familyTable(name, known.storedName())));
  }

  /** A table of these families. */
  public static HTableSchema of(
      TableName name, Collection<FamilySchema> families, boolean enabled) {
    NavigableMap<byte[], FamilySchema> byName = new TreeMap<>(Bytes.BYTES_COMPARATOR);
    families.forEach(family -> byName.put(family.nameBytes(), family));
    return new HTableSchema(name, byName, enabled);
  }

  public TableName name() {
    return name;
  }

  /** The families by their names, in HBase's order. */
  public NavigableMap<byte[], FamilySchema> families() {
    return families;
  }

  /** Whether it serves reads and writes. */
  public boolean enabled() {
    return enabled;
  }

  public boolean has(byte[] family) {
    return families.containsKey(family);
  }

  /** A family's name as the names of its table and of columns in requests have it. */
  public byte[] storedName(byte[] family) {
    FamilySchema known = families.get(family);
    return known == null || !known.isRenamed() ? family : Bytes.toBytes(known.storedName());
  }

  /** The OceanBase table of a family, {@code table$family}; its database is the namespace's. */
  public String familyTable(byte[] family) {
    String known = familyTables.get(family);
    return known == null ? familyTable(name, Bytes.toString(family)) : known;
  }

  /** As {@link #familyTable(byte[])}, of any table. */
  public static String familyTable(TableName table, String storedName) {
    return groupTable(table) + "$" + storedName;
  }

  /**
   * The table group of an HBase table: its name, with the namespace where that is not the default one, for
   * the table groups of all databases have names of their own.
   */
  public static String groupTable(TableName table) {
    return table.getNamespaceAsString().equals(NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR)
        ? table.getQualifierAsString()
        : table.getNamespaceAsString() + ":" + table.getQualifierAsString();
  }
}
