// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.hbase.HBaseFilterParser;
import io.obkv.server.model.table.RangePruning;
import io.obkv.server.model.table.RangeReader;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A checked HBase read (3.10 of the protocol notes). Immutable.
 *
 * @param families what it reads of each family, in the order of the answer
 * @param namesFamilies whether the qualifiers of the answer begin with the family's name and a zero byte
 * @param lifetimes whether the answer has the column TTL
 * @param reversed whether rows come from the highest to the lowest
 * @param limit how many rows, 0 or less for all
 * @param onlyExistence whether only the first cell is wanted
 */
record CellQuery(
    List<FamilyRead> families,
    boolean namesFamilies,
    boolean lifetimes,
    boolean reversed,
    int limit,
    boolean onlyExistence) {
  private static final int ONLY_EXISTENCE = 4;

  /** How the qualifiers of a request, and of its answer, name families. */
  enum Form {
    /** At once: those of one family are plain. */
    QUERY,
    /** Page by page: those of one family may be plain or begin with its name; answered plain. */
    SCAN,
    /** In a batch: as in a scan, but answered with families. */
    BATCH
  }

  CellQuery {
    families = List.copyOf(families);
  }

  /**
   * Checks a read.
   *
   * @param partition the one partition to look into; empty for all that the ranges leave
   * @param query with an HBase part
   */
  static CellQuery of(
      HTableTarget target,
      Optional<Integer> partition,
      Query query,
      Form form,
      RequestContext context) {
    HTableFilter bounds = query.hTableFilter();
    if (query.ranges().isEmpty()) {
      throw Refusals.invalidArgument();
    }
    boolean reversed = query.scanOrder() == ScanOrder.REVERSE.number();
    HBaseFilterParser filter =
        bounds.filter().length == 0 ? null : HBaseFilterParser.of(bounds.filter());
    List<FamilyRead> reads = new ArrayList<>();
    for (FamilySelection selection : FamilySelection.of(target, bounds.qualifiers(), form)) {
      FamilyTable family = selection.family();
      RangeReader reader =
          new RangeReader(family.layout(), Optional.empty(), query.scanRangeColumns());
      List<KeyRange> ranges = reader.read(query.ranges());
      reads.add(new FamilyRead(
          family,
          selection.columns(),
          tablets(family, partition, reader, ranges),
          sorted(family.layout(), ranges),
          reversed,
          bounds.minStamp(),
          bounds.maxStamp(),
          bounds.maxVersions(),
          bounds.limitPerRowPerFamily(),
          Math.max(bounds.offsetPerRowPerFamily(), 0),
          filter,
          TimeUnit.MICROSECONDS.toMillis(context.nowMicros())));
    }
    boolean onlyExistence =
        query.params() instanceof KvParams.HBase params && (params.flags() & ONLY_EXISTENCE) != 0;
    return new CellQuery(
        reads,
        form == Form.BATCH || target.wholeTable(),
        target.hasTtl(),
        reversed,
        query.limit(),
        onlyExistence);
  }

  private static List<Long> tablets(
      FamilyTable family, Optional<Integer> partition, RangeReader reader, List<KeyRange> ranges) {
    if (partition.isEmpty()) {
      return RangePruning.tablets(family.layout(), reader.positions(), ranges);
    }
    List<Long> all = family.tabletIds();
    if (partition.get() >= all.size()) {
      throw new RequestException(ErrorCode.OB_TABLET_NOT_EXIST);
    }
    return List.of(all.get(partition.get()));
  }

  private static List<KeyRange> sorted(TableLayout table, List<KeyRange> ranges) {
    return ranges.size() < 2
        ? ranges
        : ranges.stream().sorted(table.rangeOrder(Optional.empty())).toList();
  }

  /** True when one walk, which sees a single moment of the store by itself, reads all of it. */
  boolean isOneWalk() {
    return families.size() == 1 && families.get(0).isOneWalk();
  }

  /** The same of all columns of its families. */
  CellQuery ofAllColumns() {
    return new CellQuery(
        families.stream().map(FamilyRead::ofAllColumns).toList(),
        namesFamilies,
        lifetimes,
        reversed,
        limit,
        onlyExistence);
  }

  /** The columns of the answer. */
  List<String> names() {
    return lifetimes ? FamilyTable.COLUMNS_WITH_TTL : FamilyTable.COLUMNS;
  }

  /** Appends what {@link #answer} gives. */
  void write(StoredCell cell, WireWriter out) {
    cell.family().form().write(cell, namesFamilies, lifetimes, out);
  }

  /** A cell as it is answered: a value a column, the time positive. */
  List<Value> answer(StoredCell cell) {
    return cell.family().form().answer(cell, namesFamilies, lifetimes);
  }
}
