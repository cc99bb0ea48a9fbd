// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

/** Holds operations to what they should find: a rate of misses would be no rate at all. */
final class Outcome {
  private Outcome() {}

  static void requireValue(String value) {
    if (value == null) {
      throw new IllegalStateException("a row of the table is missing");
    }
  }

  static void requireGroup(int rows) {
    if (rows != Records.GROUP) {
      throw new IllegalStateException(rows + " rows in place of " + Records.GROUP);
    }
  }
}
