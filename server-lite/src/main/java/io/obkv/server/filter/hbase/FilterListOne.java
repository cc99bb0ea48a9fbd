// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * OR: what one member lets pass. No step is longer than a cell: another member may want the next. A member
 * that refuses its arguments lets nothing pass, and fails the read only where it is the last, as in OceanBase.
 */
final class FilterListOne extends FilterList {
  FilterListOne(List<HBaseFilter> members) {
    super(members);
  }

  @Override
  public boolean filterAllRemaining() {
    return members().stream().allMatch(HBaseFilter::filterAllRemaining);
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    boolean refused = true;
    for (HBaseFilter member : members()) {
      // Every member sees the row, for its state.
      refused &= member.filterAllRemaining() || member.filterRowKey(row);
    }
    return refused;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    boolean includes = false;
    boolean seeks = true;
    RequestException refusal = null;
    for (HBaseFilter member : members()) {
      if (!member.filterAllRemaining()) {
        try {
          Verdict verdict = member.filterCell(cell);
          includes |= verdict.includes();
          seeks &= verdict == Verdict.SEEK;
          refusal = null;
        } catch (RequestException e) {
          if (e.code() != ErrorCode.OB_INVALID_ARGUMENT) {
            throw e;
          }
          refusal = e;
        }
      }
    }
    if (refusal != null) {
      throw refusal;
    }
    if (includes) {
      return Verdict.INCLUDE;
    }
    return seeks ? Verdict.SEEK : Verdict.SKIP;
  }

  @Override
  public boolean filterRow() {
    return members().stream().allMatch(HBaseFilter::filterRow);
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    List<byte[]> hints = members().stream()
        .filter(member -> !member.filterAllRemaining())
        .map(member -> member.nextQualifier(cell))
        .toList();
    return hints.stream().allMatch(Objects::nonNull)
        ? hints.stream().min(Arrays::compareUnsigned).orElse(null)
        : null;
  }

  @Override
  public byte[] nextRow(byte[] row) {
    List<byte[]> hints = members().stream()
        .filter(member -> !member.filterAllRemaining())
        .map(member -> member.nextRow(row))
        .toList();
    return hints.stream().allMatch(Objects::nonNull)
        ? hints.stream().min(Arrays::compareUnsigned).orElse(null)
        : null;
  }
}
