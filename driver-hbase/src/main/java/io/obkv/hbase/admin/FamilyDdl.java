// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;

/** Statements that make and alter a family's table. */
final class FamilyDdl {
  /** A value of a table's descriptor: the number of KEY partitions of a table that has no splits. */
  static final String KEY_PARTITIONS = "OBKV_KEY_PARTITIONS";

  /** A value of a family's descriptor: the type of the column V, which bounds the length of a cell. */
  static final String VALUE_TYPE = "OBKV_VALUE_TYPE";

  /** Row, qualifier and time together may have 16384 bytes (KEY_COLUMNS), the lengths share them. */
  private static final String KEY_COLUMNS =
      "K varbinary(8192) NOT NULL, Q varbinary(8184) NOT NULL, T bigint NOT NULL";

  private static final String SMALL_VALUES = "varbinary(1048576)";
  private static final String LARGE_VALUES = "longblob";

  /** The longest comment that a table takes, characters (error 1628). */
  private static final int LONGEST_COMMENT = 4096;

  private FamilyDdl() {}

  /**
   * Makes a family's table.
   *
   * @param name quoted, with its database
   * @param splits first rows of the partitions behind the first one, sorted
   */
  static String create(
      String name,
      String group,
      TableDescriptor table,
      ColumnFamilyDescriptor family,
      byte[][] splits)
      throws DoNotRetryIOException {
    return "CREATE TABLE " + name + " (" + KEY_COLUMNS + ", V " + valueType(family)
        + ", TTL bigint, PRIMARY KEY (K, Q, T)) COMMENT = "
        + SqlText.text(comment(DescriptorComment.of(table, family))) + " TABLEGROUP = "
        + SqlText.name(group) + " KV_ATTRIBUTES = "
        + SqlText.text(attributes(family).json())
        + partitions(table, splits);
  }

  private static String partitions(TableDescriptor table, byte[][] splits)
      throws DoNotRetryIOException {
    if (splits.length > 0) {
      StringBuilder out = new StringBuilder(" PARTITION BY RANGE COLUMNS (K) (");
      List<byte[]> bounds = TextBounds.of(splits);
      for (int i = 0; i < bounds.size(); i++) {
        out.append("PARTITION p").append(i).append(" VALUES LESS THAN (");
        out.append(SqlText.bytes(bounds.get(i))).append("), ");
      }
      return out.append("PARTITION p")
          .append(splits.length)
          .append(" VALUES LESS THAN (MAXVALUE))")
          .toString();
    }
    String partitions = table.getValue(KEY_PARTITIONS);
    if (partitions == null) {
      return "";
    }
    if (!partitions.matches("[1-9]\\d{0,3}")) {
      throw new DoNotRetryIOException(
          KEY_PARTITIONS + " is a number from 1 to 8192, not " + partitions);
    }
    return " PARTITION BY KEY (K) PARTITIONS " + partitions;
  }

  /**
   * Alters a family's table.
   *
   * @param comment the new one; empty to keep the old
   * @param valueType of the column V; empty to keep it
   */
  static String alter(
      String name, KvAttributes attributes, Optional<String> comment, Optional<String> valueType) {
    return "ALTER TABLE " + name
        + valueType.map(type -> " MODIFY V " + type + ",").orElse("")
        + " KV_ATTRIBUTES = " + SqlText.text(attributes.json())
        + comment.map(text -> ", COMMENT = " + SqlText.text(text)).orElse("");
  }

  static KvAttributes attributes(ColumnFamilyDescriptor family) throws DoNotRetryIOException {
    if (family.getMaxVersions() < 1 || family.getTimeToLive() < 1) {
      throw new DoNotRetryIOException("Maximum versions and time to live of column family "
          + family.getNameAsString() + " must be positive.");
    }
    if (family.getMinVersions() > 0 && family.getTimeToLive() != Integer.MAX_VALUE) {
      throw new DoNotRetryIOException("column family " + family.getNameAsString()
          + " keeps minimum versions beyond its time to live, which OceanBase cannot do");
    }
    return new KvAttributes(family.getMaxVersions(), family.getTimeToLive(), true, false);
  }

  /** A comment's text, where it is not too long. */
  static String comment(DescriptorComment comment) throws DoNotRetryIOException {
    String text = comment.json();
    if (text.length() > LONGEST_COMMENT) {
      throw new DoNotRetryIOException("the values of the descriptors of table and column family "
          + comment.family() + " are too long to keep: " + text.length()
          + " characters, at most " + LONGEST_COMMENT);
    }
    return text;
  }

  /** The type of V. Filters by value work on the server with the first of them only. */
  static String valueType(ColumnFamilyDescriptor family) throws DoNotRetryIOException {
    byte[] chosen = family.getValue(VALUE_TYPE.getBytes(StandardCharsets.UTF_8));
    if (chosen == null) {
      return family.isMobEnabled() ? LARGE_VALUES : SMALL_VALUES;
    }
    String type = new String(chosen, StandardCharsets.UTF_8);
    if (type.equalsIgnoreCase(LARGE_VALUES) || type.equalsIgnoreCase(SMALL_VALUES)) {
      return type;
    }
    throw new DoNotRetryIOException(
        VALUE_TYPE + " is " + SMALL_VALUES + " or " + LARGE_VALUES + ", not " + type);
  }

  /** The new type of V where it changes. */
  static Optional<String> changedValueType(
      ColumnFamilyDescriptor old, ColumnFamilyDescriptor wanted) throws DoNotRetryIOException {
    String type = valueType(wanted);
    return type.equalsIgnoreCase(valueType(old)) ? Optional.empty() : Optional.of(type);
  }
}
