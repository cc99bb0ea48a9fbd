// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.server.filter.CompareOp;

/**
 * An operator and what it compares with. Immutable.
 *
 * @param op {@link CompareOp#NO_OP} accepts nothing
 */
public record Comparison(CompareOp op, ByteComparator comparator) {
  /** True when {@code actual op operand} holds. */
  public boolean accepts(byte[] actual) {
    return op != CompareOp.NO_OP && op.accepts(comparator.compare(actual));
  }
}
