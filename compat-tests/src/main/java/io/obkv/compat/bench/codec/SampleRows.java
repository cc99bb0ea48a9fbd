// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

/** The rows that both sides encode and decode: a number and text as key, four columns. */
final class SampleRows {
  static final String TABLE = "measurements";
  static final byte[] CREDENTIAL = new byte[24];
  static final int BATCH_SIZE = 100;
  static final int RESULT_ROWS = 1000;

  private static final String[] KEY_NAMES = {"device", "metric"};
  private static final String[] COLUMN_NAMES = {"taken", "reading", "unit", "note"};

  private SampleRows() {}

  static String[] keyNames() {
    return KEY_NAMES.clone();
  }

  static String[] columnNames() {
    return COLUMN_NAMES.clone();
  }

  static Object[] key(long row) {
    return new Object[] {row, "temperature"};
  }

  static Object[] columns(long row) {
    return new Object[] {
      1_700_000_000_000L + row, 21.5 + row, "celsius", "a note of middling length on one reading"
    };
  }
}
