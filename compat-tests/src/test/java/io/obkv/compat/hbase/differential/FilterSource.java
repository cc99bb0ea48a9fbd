// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.BitComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnCountGetFilter;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.DependentColumnFilter;
import org.apache.hadoop.hbase.filter.FamilyFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter.RowRange;
import org.apache.hadoop.hbase.filter.MultipleColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.NullComparator;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueExcludeFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;

/** Filters of every kind, drawn by chance. */
final class FilterSource {
  private static final int DEEPEST = 3;

  private final Draw draw;
  private final boolean fuzzy;

  /**
   * A source.
   *
   * @param fuzzy whether fuzzy row filters are among them
   */
  FilterSource(Draw draw, boolean fuzzy) {
    this.draw = draw;
    this.fuzzy = fuzzy;
  }

  /**
   * A filter, possibly of several.
   *
   * @param mayEnd whether it may end the scan at the first row that it refuses
   */
  Filter next(boolean mayEnd) {
    return next(mayEnd, 0);
  }

  private Filter next(boolean mayEnd, int depth) {
    if (depth < DEEPEST && draw.once(3)) {
      return nested(mayEnd, depth);
    }
    return switch (draw.upTo(3)) {
      case 0 -> byRow(depth);
      case 1 -> byColumn();
      case 2 -> byValue();
      default -> byCount();
    };
  }

  private Filter nested(boolean mayEnd, int depth) {
    return switch (draw.upTo(5)) {
      case 0 -> new SkipFilter(next(mayEnd, depth + 1));
      case 1 ->
        mayEnd
            ? new WhileMatchFilter(next(true, depth + 1))
            : new SkipFilter(next(false, depth + 1));
      default -> {
        List<Filter> members = new ArrayList<>();
        int count = 1 + draw.upTo(2);
        for (int i = 0; i < count; i++) {
          members.add(next(mayEnd, depth + 1));
        }
        yield new FilterList(draw.of(FilterList.Operator.values()), members);
      }
    };
  }

  private Filter byRow(int depth) {
    return switch (draw.upTo(4)) {
      case 0 -> new RowFilter(operator(), comparator());
      case 1 -> new PrefixFilter(draw.row());
      case 2 -> new InclusiveStopFilter(draw.row());
      case 3 -> ranges();
      // Asked by a list about cells out of order it can look for its next row for ever.
      default -> fuzzy && depth == 0 ? fuzzy() : ranges();
    };
  }

  private Filter fuzzy() {
    List<Pair<byte[], byte[]>> patterns = new ArrayList<>();
    int count = 1 + draw.upTo(1);
    for (int i = 0; i < count; i++) {
      byte[] row = draw.row();
      patterns.add(new Pair<>(row, draw.mask(row.length)));
    }
    return new FuzzyRowFilter(patterns);
  }

  private Filter ranges() {
    List<RowRange> ranges = new ArrayList<>();
    int count = 1 + draw.upTo(2);
    for (int i = 0; i < count; i++) {
      byte[] one = draw.row();
      byte[] other = draw.row();
      boolean ordered = Arrays.compareUnsigned(one, other) < 0;
      byte[] start = ordered ? one : other;
      byte[] stop = ordered ? other : Draw.longer(one);
      ranges.add(new RowRange(start, draw.once(2), stop, draw.once(2)));
    }
    return new MultiRowRangeFilter(ranges);
  }

  private Filter byColumn() {
    return switch (draw.upTo(5)) {
      case 0 -> new FamilyFilter(operator(), new BinaryComparator(draw.family()));
      case 1 -> new QualifierFilter(operator(), comparator());
      case 2 -> new ColumnPrefixFilter(draw.qualifier());
      case 3 -> prefixes();
      case 4 ->
        new ColumnRangeFilter(
            draw.once(4) ? null : draw.qualifier(),
            draw.once(2),
            draw.once(4) ? null : draw.qualifier(),
            draw.once(2));
      default ->
        new TimestampsFilter(List.copyOf(new TreeSet<>(List.of(draw.time(), draw.time()))));
    };
  }

  private Filter prefixes() {
    byte[] one = draw.qualifier();
    return new MultipleColumnPrefixFilter(new byte[][] {one, Bytes.add(one, Bytes.toBytes("b"))});
  }

  private Filter byValue() {
    return switch (draw.upTo(5)) {
      case 0 -> new ValueFilter(operator(), comparator());
      case 1 ->
        single(
            new SingleColumnValueFilter(draw.family(), draw.qualifier(), operator(), comparator()));
      case 2 ->
        single(new SingleColumnValueExcludeFilter(
            draw.family(), draw.qualifier(), operator(), comparator()));
      case 3 -> new ColumnValueFilter(draw.family(), draw.qualifier(), operator(), comparator());
      case 4 -> new DependentColumnFilter(draw.family(), draw.qualifier(), draw.once(2));
      default ->
        new DependentColumnFilter(
            draw.family(), draw.qualifier(), draw.once(2), operator(), comparator());
    };
  }

  private Filter single(SingleColumnValueFilter filter) {
    filter.setFilterIfMissing(draw.once(2));
    filter.setLatestVersionOnly(!draw.once(4));
    return filter;
  }

  private Filter byCount() {
    return switch (draw.upTo(5)) {
      case 0 -> new ColumnCountGetFilter(1 + draw.upTo(4));
      case 1 -> new ColumnPaginationFilter(1 + draw.upTo(2), draw.upTo(2));
      case 2 -> new ColumnPaginationFilter(1 + draw.upTo(2), draw.qualifier());
      case 3 -> new PageFilter(1 + draw.upTo(4));
      case 4 -> new FirstKeyOnlyFilter();
      default -> new KeyOnlyFilter(draw.once(2));
    };
  }

  private CompareOperator operator() {
    return draw.of(
        CompareOperator.EQUAL,
        CompareOperator.EQUAL,
        CompareOperator.NOT_EQUAL,
        CompareOperator.LESS,
        CompareOperator.LESS_OR_EQUAL,
        CompareOperator.GREATER,
        CompareOperator.GREATER_OR_EQUAL);
  }

  private ByteArrayComparable comparator() {
    return switch (draw.upTo(8)) {
      case 0 -> new BinaryPrefixComparator(draw.anything());
      case 1 -> new RegexStringComparator(draw.expression());
      case 2 -> new SubstringComparator(draw.of("a", "B", "1", "bc"));
      case 3 -> new BitComparator(draw.anything(), draw.of(BitComparator.BitwiseOp.values()));
      case 4 -> new NullComparator();
      default -> new BinaryComparator(draw.anything());
    };
  }
}
