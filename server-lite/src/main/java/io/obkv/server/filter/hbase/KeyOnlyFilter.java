// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.nio.ByteBuffer;

/** KeyOnlyFilter: cells without their values, or with the values' lengths in four bytes. */
final class KeyOnlyFilter extends HBaseFilter {
  private static final byte[] NOTHING = {};

  private final boolean lengthAsValue;

  KeyOnlyFilter(boolean lengthAsValue) {
    this.lengthAsValue = lengthAsValue;
  }

  @Override
  public byte[] transform(byte[] value) {
    return lengthAsValue
        ? ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array()
        : NOTHING;
  }
}
