// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

/** What has no meaning here. */
final class Unsupported {
  private Unsupported() {}

  /** OceanBase runs no code of its users. */
  static UnsupportedOperationException coprocessor(String method) {
    return new UnsupportedOperationException(method + ": OceanBase has no coprocessors");
  }
}
