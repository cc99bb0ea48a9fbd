// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** Names within messages of the HBase model (3.10). */
public final class HBaseNames {
  public static final String ROW = "K";
  public static final String QUALIFIER = "Q";
  public static final String TIME = "T";
  public static final String VALUE = "V";
  public static final String TIME_TO_LIVE = "TTL";

  /** The key columns of a family's table, in order. */
  public static final List<String> KEY = List.of(ROW, QUALIFIER, TIME);

  private HBaseNames() {}

  /** How requests to a table group name a column: family, a dot, qualifier; without one a whole family. */
  public static byte[] inGroup(byte[] family, byte[] qualifier) {
    int length = qualifier == null ? 0 : qualifier.length;
    byte[] name = new byte[family.length + 1 + length];
    System.arraycopy(family, 0, name, 0, family.length);
    name[family.length] = '.';
    if (length > 0) {
      System.arraycopy(qualifier, 0, name, family.length + 1, length);
    }
    return name;
  }

  /**
   * How queries of one family name a column. Servers leave out what stands before a dot, whatever it is, so
   * a qualifier with a dot needs something there.
   */
  public static byte[] inQuery(byte[] qualifier) {
    return hasDot(qualifier) ? inGroup(ascii(QUALIFIER), qualifier) : qualifier;
  }

  /**
   * How queries of one family name the columns that they read; none for all of them.
   *
   * @param qualifiers null for all
   */
  public static List<byte[]> inQuery(NavigableSet<byte[]> qualifiers) {
    if (qualifiers == null) {
      return List.of();
    }
    List<byte[]> names = new ArrayList<>(qualifiers.size());
    for (byte[] qualifier : qualifiers) {
      names.add(inQuery(qualifier));
    }
    return names;
  }

  static boolean hasDot(byte[] name) {
    for (byte b : name) {
      if (b == '.') {
        return true;
      }
    }
    return false;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
