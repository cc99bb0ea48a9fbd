// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import org.apache.hadoop.hbase.KeyValue;

/**
 * A cell in HBase's own form that was written here, so that nothing is to be checked: the constructors of
 * {@link KeyValue} that take an array read all of its parts again.
 */
final class WrittenCell extends KeyValue {
  /**
   * A cell of a part of an array.
   *
   * @param bytes not copied
   */
  WrittenCell(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }
}
