// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.List;

/** Filters that decide together; how they do is the kinds' own. */
abstract class FilterList extends HBaseFilter {
  private final List<HBaseFilter> members;

  FilterList(List<HBaseFilter> members) {
    this.members = List.copyOf(members);
  }

  final List<HBaseFilter> members() {
    return members;
  }

  @Override
  public final void reset() {
    members.forEach(HBaseFilter::reset);
  }

  @Override
  public final boolean decidesRows() {
    return members.stream().anyMatch(HBaseFilter::decidesRows);
  }

  @Override
  public final byte[] transform(byte[] value) {
    byte[] transformed = value;
    for (HBaseFilter member : members) {
      transformed = member.transform(transformed);
    }
    return transformed;
  }
}
