// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * An HBase table as it is stored. Immutable.
 *
 * @param group the name of its table group
 * @param families at least one
 */
record StoredTable(TableName name, String group, List<Family> families) {
  StoredTable {
    families = List.copyOf(families);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a table without families");
    }
  }

  /**
   * One family.
   *
   * @param table the name of its OceanBase table
   */
  record Family(String table, KvAttributes attributes, DescriptorComment comment) {
    ColumnFamilyDescriptor descriptor() {
      return comment.toFamily(attributes);
    }

    boolean is(byte[] name) {
      return comment.family().equals(Bytes.toString(name));
    }
  }

  /** Whether it serves reads and writes. A change that went only half way leaves it disabled. */
  boolean enabled() {
    return families.stream().allMatch(family -> family.attributes().enabled());
  }

  /** Whether the server's own administration made it: the server then refuses to alter it. */
  boolean createdByServer() {
    return families.stream().anyMatch(family -> family.attributes().createdByServer());
  }

  Optional<Family> family(byte[] family) {
    return families.stream().filter(candidate -> candidate.is(family)).findFirst();
  }

  TableDescriptor descriptor() {
    TableDescriptorBuilder builder = TableDescriptorBuilder.newBuilder(name);
    families.get(0).comment().addTableValues(builder);
    families.forEach(family -> builder.setColumnFamily(family.descriptor()));
    return builder.build();
  }
}
