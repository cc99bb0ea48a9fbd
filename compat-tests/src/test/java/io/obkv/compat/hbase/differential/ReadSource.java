// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Scan;

/** Rows to be stored, and scans over them, drawn by chance. */
final class ReadSource {
  private final Draw draw;
  private final FilterSource filters;

  ReadSource(long seed, boolean fuzzy) {
    draw = new Draw(seed);
    filters = new FilterSource(draw, fuzzy);
  }

  /** Rows whose cells have times of their own. */
  List<Put> rows(int count) {
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Put put = new Put(draw.row());
      int cells = 1 + draw.upTo(5);
      for (int cell = 0; cell < cells; cell++) {
        put.addColumn(draw.family(), draw.qualifier(), draw.time(), draw.value());
      }
      puts.add(put);
    }
    return puts;
  }

  /** A scan, most of them with a filter. */
  Scan scan() throws IOException {
    Scan scan = new Scan();
    if (!draw.once(3)) {
      scan.withStartRow(draw.rowPart(), draw.once(2));
    }
    if (!draw.once(3)) {
      scan.withStopRow(draw.rowPart(), draw.once(2));
    }
    boolean reversed = draw.once(3);
    scan.setReversed(reversed);
    // HBase cannot do both.
    scan.setLoadColumnFamiliesOnDemand(!reversed && draw.once(2));
    boolean wholeFamilies = chooseColumns(scan);
    switch (draw.upTo(3)) {
      case 0 -> scan.readAllVersions();
      case 1 -> scan.readVersions(2);
      default -> {}
    }
    if (draw.once(5)) {
      long from = draw.time();
      scan.setTimeRange(from, from + draw.upTo(3));
    }
    if (draw.once(5)) {
      scan.setLimit(1 + draw.upTo(4));
    }
    if (draw.once(8)) {
      scan.setMaxResultsPerColumnFamily(1 + draw.upTo(2));
      scan.setRowOffsetPerColumnFamily(draw.upTo(1));
    }
    scan.setCaching(1 + draw.upTo(5));
    if (!draw.once(8)) {
      // HBase's filters see the keys of rows that have none of the columns asked for, which are not
      // read here.
      scan.setFilter(filters.next(wholeFamilies));
    }
    return scan;
  }

  /** Whether all columns of the families are chosen. */
  private boolean chooseColumns(Scan scan) {
    boolean whole = true;
    int families = draw.upTo(2);
    for (int i = 0; i < families; i++) {
      byte[] family = draw.family();
      if (draw.once(2)) {
        scan.addFamily(family);
      } else {
        scan.addColumn(family, draw.qualifier());
        whole = false;
      }
    }
    return whole;
  }
}
