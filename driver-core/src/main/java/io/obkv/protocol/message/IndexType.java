// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What kind of index a table or index table is (4.10). */
public enum IndexType {
  NONE(0),
  NORMAL_LOCAL(1),
  UNIQUE_LOCAL(2),
  NORMAL_GLOBAL(3),
  UNIQUE_GLOBAL(4),
  PRIMARY(5),
  NORMAL_GLOBAL_LOCAL_STORAGE(7),
  UNIQUE_GLOBAL_LOCAL_STORAGE(8),
  SPATIAL_LOCAL(10),
  SPATIAL_GLOBAL(11),
  SPATIAL_GLOBAL_LOCAL_STORAGE(12),
  FULL_TEXT_AUXILIARY(15),
  FULL_TEXT_WORDS(16),
  HEAP_PRIMARY(41);

  private static final IndexType[] VALUES = values();

  private final int number;

  IndexType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static IndexType ofNumber(int number) {
    for (IndexType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
