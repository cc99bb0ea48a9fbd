// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.filter.FilterBase;

/** A filter of a user's own: keeps cells whose values have an even number of bytes. HBase's server loads it by its name. */
public final class EvenLengthFilter extends FilterBase {
  /** How HBase's server makes one. */
  public static EvenLengthFilter parseFrom(byte[] bytes) {
    if (bytes.length != 0) {
      throw new IllegalArgumentException("no arguments expected");
    }
    return new EvenLengthFilter();
  }

  @Override
  public byte[] toByteArray() {
    return new byte[0];
  }

  @Override
  public ReturnCode filterCell(Cell cell) {
    return cell.getValueLength() % 2 == 0 ? ReturnCode.INCLUDE : ReturnCode.SKIP;
  }
}
