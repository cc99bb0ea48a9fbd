// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.Arrays;
import java.util.NavigableSet;

/**
 * The read of one family for which a filter is translated.
 *
 * @param family its name
 * @param only whether the read has no other family, so that a server sees whole rows
 * @param columns the qualifiers that are read; null for all
 * @param comparesValues whether a server's filters compare the values rightly: not those of blobs
 * @param reversed whether rows are read in descending order
 */
public record FamilyContext(
    byte[] family,
    boolean only,
    NavigableSet<byte[]> columns,
    boolean comparesValues,
    boolean reversed) {

  boolean isFamily(byte[] name) {
    return Arrays.equals(family, name);
  }

  boolean reads(byte[] qualifier) {
    return columns == null || columns.contains(qualifier);
  }
}
