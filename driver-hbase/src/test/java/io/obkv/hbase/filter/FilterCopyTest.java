// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterBase;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class FilterCopyTest {
  /** Cannot be written as bytes. */
  private static final class Own extends FilterBase {
    @Override
    public ReturnCode filterCell(Cell cell) {
      return ReturnCode.INCLUDE;
    }
  }

  /** Would be read back as what it extends. */
  private static final class OwnPrefix extends PrefixFilter {
    OwnPrefix() {
      super(Bytes.toBytes("p"));
    }
  }

  @Test
  void copyBeginsWithoutTheStateOfTheOriginal() throws IOException {
    PageFilter used = new PageFilter(1);
    used.filterRow();
    Filter copy = FilterCopy.of(used);
    assertThat(used.filterAllRemaining()).isTrue();
    assertThat(copy.filterAllRemaining()).isFalse();
  }

  @Test
  void membersOfListsAndWrappedFiltersAreCopied() throws IOException {
    PageFilter page = new PageFilter(1);
    WhileMatchFilter wrapped = new WhileMatchFilter(page);
    FilterList copy =
        (FilterList) FilterCopy.of(new FilterList(FilterList.Operator.MUST_PASS_ONE, wrapped));
    assertThat(copy.getOperator()).isEqualTo(FilterList.Operator.MUST_PASS_ONE);
    WhileMatchFilter inner = (WhileMatchFilter) copy.getFilters().get(0);
    assertThat(inner.getFilter()).isInstanceOf(PageFilter.class).isNotSameAs(page);
  }

  @Test
  void applicationsFilterThatCannotBeCopiedIsUsedItself() throws IOException {
    Filter own = new Own();
    assertThat(FilterCopy.of(own)).isSameAs(own);
    Filter ownPrefix = new OwnPrefix();
    assertThat(FilterCopy.of(ownPrefix)).isSameAs(ownPrefix);
  }
}
