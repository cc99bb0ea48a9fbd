// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

/**
 * Where the next ids come from (5.2 of the SQL notes). Immutable.
 *
 * @param schemaVersion the version of the last change, in microseconds
 * @param nextObject for tables, partitions, indexes, table groups, views, databases and users
 * @param nextTablet for the tablets of tables
 * @param nextIndexTablet for the tablets of indexes
 */
record Counters(long schemaVersion, long nextObject, long nextTablet, long nextIndexTablet) {
  private static final long FIRST_OBJECT = 500_001;
  private static final long FIRST_TABLET = 200_001;
  private static final long FIRST_INDEX_TABLET = (1L << 60) + 2;

  static Counters initial() {
    return new Counters(0, FIRST_OBJECT, FIRST_TABLET, FIRST_INDEX_TABLET);
  }
}
