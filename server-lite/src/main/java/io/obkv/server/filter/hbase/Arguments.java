// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.server.error.RequestException;
import io.obkv.server.filter.CompareOp;
import io.obkv.server.filter.FilterArgument;
import io.obkv.server.filter.FilterNode;
import io.obkv.server.filter.FilterParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

/**
 * The arguments of one filter, taken one after the other. One that is missing, of another kind or too
 * much fails the whole text. For one thread at a time.
 */
public final class Arguments {
  private static final byte COLON = ':';

  private final byte[] text;
  private final List<FilterArgument> arguments;
  private int next;

  /**
   * @param text the whole text, for the failure
   * @param call the filter
   */
  public Arguments(byte[] text, FilterNode.Call call) {
    this.text = text;
    this.arguments = call.arguments();
  }

  /** True when there is another argument. */
  public boolean hasNext() {
    return next < arguments.size();
  }

  /** Fails when there is another argument. */
  public void end() {
    if (hasNext()) {
      throw failure();
    }
  }

  /** The failure of the whole text. */
  public RequestException failure() {
    return FilterParser.failure(text);
  }

  private <T extends FilterArgument> T take(Class<T> kind) {
    if (!hasNext() || !kind.isInstance(arguments.get(next))) {
      throw failure();
    }
    return kind.cast(arguments.get(next++));
  }

  private boolean nextIs(Class<? extends FilterArgument> kind) {
    return hasNext() && kind.isInstance(arguments.get(next));
  }

  /** A quoted string. */
  public byte[] bytes() {
    return take(FilterArgument.Text.class).bytes();
  }

  /** True or false. */
  public boolean bool() {
    return take(FilterArgument.Bool.class).value();
  }

  /** A whole number. */
  long number() {
    return take(FilterArgument.Int.class).value();
  }

  /** An operator and a comparator: {@code =, 'binary:value'}. */
  public Comparison comparison() {
    CompareOp given = take(FilterArgument.Operator.class).op();
    CompareOp op = given == CompareOp.IS ? CompareOp.EQUAL : given;
    ByteComparator comparator = comparator(bytes());
    boolean equality = op == CompareOp.EQUAL || op == CompareOp.NOT_EQUAL;
    if (op == CompareOp.IS_NOT || comparator.onlyEquality() && !equality) {
      throw failure();
    }
    return new Comparison(op, comparator);
  }

  private ByteComparator comparator(byte[] argument) {
    int colon = 0;
    while (colon < argument.length && argument[colon] != COLON) {
      colon++;
    }
    if (colon == argument.length) {
      throw failure();
    }
    byte[] operand = Arrays.copyOfRange(argument, colon + 1, argument.length);
    String kind = new String(argument, 0, colon, StandardCharsets.UTF_8);
    return switch (kind) {
      case "binary" -> new ByteComparator.Binary(operand);
      case "binaryprefix" -> new ByteComparator.BinaryPrefix(operand);
      case "substring" -> ByteComparator.Substring.of(operand);
      case "regexstring" -> regex(operand);
      default -> throw failure();
    };
  }

  private ByteComparator regex(byte[] operand) {
    try {
      return ByteComparator.Regex.of(operand);
    } catch (PatternSyntaxException e) {
      throw failure();
    }
  }

  /** What the reader makes of the arguments; all of them. */
  <T> T only(Function<Arguments, T> reader) {
    T made = reader.apply(this);
    end();
    return made;
  }

  /** The filter, if there is no argument. */
  HBaseFilter none(HBaseFilter filter) {
    end();
    return filter;
  }

  /** All arguments, at least one: strings. */
  List<byte[]> texts() {
    List<byte[]> texts = new ArrayList<>();
    do {
      texts.add(bytes());
    } while (hasNext());
    return texts;
  }

  private ColumnName column(byte[] family) {
    return new ColumnName(Arrays.equals(bytes(), family), bytes());
  }

  HBaseFilter columnCondition(byte[] family, boolean excludesColumn) {
    ColumnName column = column(family);
    Comparison comparison = comparison();
    boolean filterIfMissing = hasNext() && bool();
    boolean latestOnly = !hasNext() || bool();
    end();
    return new ColumnCondition(column, comparison, filterIfMissing, latestOnly, excludesColumn);
  }

  HBaseFilter columnValue(byte[] family) {
    ColumnName column = column(family);
    Comparison comparison = comparison();
    end();
    return new ColumnValueFilter(column, comparison);
  }

  HBaseFilter dependentColumn(byte[] family) {
    ColumnName column = column(family);
    boolean dropsColumn = bool();
    Optional<Comparison> comparison = hasNext() ? Optional.of(comparison()) : Optional.empty();
    end();
    return new DependentColumnFilter(column, dropsColumn, comparison);
  }

  HBaseFilter columnPagination() {
    long limit = number();
    HBaseFilter filter = nextIs(FilterArgument.Text.class)
        ? new ColumnPaginationFilter(limit, 0, bytes())
        : new ColumnPaginationFilter(limit, number(), null);
    end();
    return filter;
  }

  HBaseFilter columnRange() {
    byte[] least = bytes();
    boolean leastInclusive = bool();
    byte[] most = bytes();
    boolean mostInclusive = bool();
    end();
    return new ColumnRangeFilter(least, leastInclusive, most, mostInclusive);
  }

  /** Times, and whether the read may be led to them: which needs no word here. */
  Set<Long> times() {
    Set<Long> times = new TreeSet<>();
    while (nextIs(FilterArgument.Int.class)) {
      long time = number();
      if (time < 0) {
        throw failure();
      }
      times.add(time);
    }
    if (times.isEmpty()) {
      throw failure();
    }
    bool();
    end();
    return times;
  }

  List<MultiRowRangeFilter.RowRange> rowRanges() {
    List<MultiRowRangeFilter.RowRange> ranges = new ArrayList<>();
    do {
      ranges.add(new MultiRowRangeFilter.RowRange(bytes(), bool(), bytes(), bool()));
    } while (hasNext());
    return ranges;
  }

  List<FuzzyRowFilter.Pattern> fuzzyPatterns() {
    List<FuzzyRowFilter.Pattern> patterns = new ArrayList<>();
    do {
      byte[] key = bytes();
      byte[] mask = bytes();
      if (key.length != mask.length) {
        throw failure();
      }
      patterns.add(FuzzyRowFilter.Pattern.of(key, mask));
    } while (hasNext());
    return patterns;
  }
}
