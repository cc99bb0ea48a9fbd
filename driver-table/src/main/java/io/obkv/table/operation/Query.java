// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows to read, or to change: {@code Query.builder().range(ScanRange.from(key)).where(
 * Filter.eq("state", "open")).limit(10).build()}. Immutable.
 */
public final class Query {
  private final List<ScanRange> ranges;
  private final List<String> columns;
  private final Filter filter;
  private final int limit;
  private final int offset;
  private final boolean reverse;
  private final String index;
  private final int pageSize;
  private final long maxPageBytes;
  private final List<String> resumeColumns;

  private Query(Builder builder) {
    ranges = builder.ranges.isEmpty() ? List.of(ScanRange.all()) : List.copyOf(builder.ranges);
    columns = List.copyOf(builder.columns);
    filter = builder.filter;
    limit = builder.limit;
    offset = builder.offset;
    reverse = builder.reverse;
    index = builder.index;
    pageSize = builder.pageSize;
    maxPageBytes = builder.maxPageBytes;
    resumeColumns = List.copyOf(builder.resumeColumns);
    if (offset > 0 && limit < 0) {
      throw new IllegalArgumentException("servers ignore an offset without a limit");
    }
    if (ranges.stream()
            .map(ScanRange::columns)
            .filter(names -> !names.isEmpty())
            .distinct()
            .count()
        > 1) {
      throw new IllegalArgumentException("the ranges name different columns: " + ranges);
    }
    if (!resumeColumns.isEmpty() && (ranges.size() > 1 || !index.isEmpty())) {
      throw new IllegalArgumentException("only a scan of one range by primary key can be resumed");
    }
  }

  /** Everything in key order. */
  public static Query all() {
    return builder().build();
  }

  /** The rows of some ranges. */
  public static Query of(ScanRange... ranges) {
    return builder().ranges(ranges).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this query. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.ranges.addAll(ranges);
    builder.columns.addAll(columns);
    builder.filter = filter;
    builder.limit = limit;
    builder.offset = offset;
    builder.reverse = reverse;
    builder.index = index;
    builder.pageSize = pageSize;
    builder.maxPageBytes = maxPageBytes;
    builder.resumeColumns = resumeColumns;
    return builder;
  }

  public List<ScanRange> ranges() {
    return ranges;
  }

  /** Names of the columns that the ranges bound; empty for the first of the key or index. */
  public List<String> rangeColumns() {
    return ranges.stream()
        .map(ScanRange::columns)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Empty for all. */
  public List<String> columns() {
    return columns;
  }

  /** Null for none. */
  public Filter filter() {
    return filter;
  }

  /** -1 for none. */
  public int limit() {
    return limit;
  }

  public int offset() {
    return offset;
  }

  public boolean reverse() {
    return reverse;
  }

  /** Empty for the primary key. */
  public String index() {
    return index;
  }

  public int pageSize() {
    return pageSize;
  }

  /** -1 for the server's own bound. */
  public long maxPageBytes() {
    return maxPageBytes;
  }

  /** Empty where a lost session ends the query. */
  public List<String> resumeColumns() {
    return resumeColumns;
  }

  /** Collects a query; not for several threads at once. */
  public static final class Builder {
    private final List<ScanRange> ranges = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private Filter filter;
    private int limit = -1;
    private int offset;
    private boolean reverse;
    private String index = "";
    private int pageSize = 1000;
    private long maxPageBytes = -1;
    private List<String> resumeColumns = List.of();

    private Builder() {}

    /** Adds a range. Without any, everything is read; rows that two ranges hold come twice. */
    public Builder range(ScanRange range) {
      ranges.add(requireNonNull(range));
      return this;
    }

    /** Adds ranges. */
    public Builder ranges(ScanRange... more) {
      ranges.addAll(Arrays.asList(more));
      return this;
    }

    /** Reads this range in place of all that were added. */
    public Builder onlyRange(ScanRange range) {
      ranges.clear();
      return range(range);
    }

    /** Reads these columns only. Default all. */
    public Builder select(String... names) {
      columns.addAll(Arrays.asList(names));
      return this;
    }

    /** Only rows that pass. Default all. */
    public Builder where(Filter value) {
      filter = requireNonNull(value);
      return this;
    }

    /** At most this many rows, at least 1. Default all. */
    public Builder limit(int rows) {
      limit = atLeastOne("limit", rows);
      return this;
    }

    /** Leaves out the first rows that pass; needs a limit. Default 0. */
    public Builder offset(int rows) {
      if (rows < 0) {
        throw new IllegalArgumentException("offset must not be negative, was " + rows);
      }
      offset = rows;
      return this;
    }

    /** Reads from the highest key down. */
    public Builder reverse() {
      reverse = true;
      return this;
    }

    /** Reads by a secondary index, in its order. Default the primary key. */
    public Builder index(String name) {
      index = requireNonNull(name);
      return this;
    }

    /** Rows that the server may send at once, at least 1. Default 1000. */
    public Builder pageSize(int rows) {
      pageSize = atLeastOne("pageSize", rows);
      return this;
    }

    /** Bytes that the server may send at once, at least 1. Default the server's own bound. */
    public Builder maxPageBytes(int bytes) {
      maxPageBytes = atLeastOne("maxPageBytes", bytes);
      return this;
    }

    /**
     * Lets the query go on behind the last row read when the server has lost its place. Says that rows
     * come in the order of these columns, the whole primary key, which holds for tables that are not
     * partitioned. They must be among the selected columns.
     */
    public Builder resumableBy(String... keyColumns) {
      resumeColumns = List.of(keyColumns);
      return this;
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, was " + value);
      }
      return value;
    }

    public Query build() {
      return new Query(this);
    }
  }
}
