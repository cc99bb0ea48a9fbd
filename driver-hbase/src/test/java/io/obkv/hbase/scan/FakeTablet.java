// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.hbase.cluster.QueryPage;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * One tablet of one family as a server keeps it: cells in order, queries with places. Pages end after a
 * number of rows or of cells, which may be within a row. Can lose all places, as a restarted server does.
 */
class FakeTablet implements TabletQueries {
  /** A place between cells. */
  private static final class Place {
    final List<List<Value>> cells;
    int next;

    Place(List<List<Value>> cells) {
      this.cells = cells;
    }
  }

  private final TreeMap<byte[], List<List<Value>>> rows = new TreeMap<>(Bytes.BYTES_COMPARATOR);
  private final Map<Long, Place> places = new HashMap<>();
  private final int cellsPerPage;
  private long sessions;
  int starts;
  int pages;
  int ends;
  int losesAfterPages = Integer.MAX_VALUE;

  FakeTablet(int cellsPerPage) {
    this.cellsPerPage = cellsPerPage;
  }

  /** Adds a cell behind those that its row has. */
  FakeTablet cell(String row, String qualifier, long time, String value) {
    rows.computeIfAbsent(Bytes.toBytes(row), key -> new ArrayList<>())
        .add(List.of(bytes(row), bytes(qualifier), Value.ofBigInt(time), bytes(value)));
    return this;
  }

  private static Value bytes(String text) {
    return Value.ofBytes(Bytes.toBytes(text));
  }

  int openPlaces() {
    return places.size();
  }

  @Override
  public CompletableFuture<QueryPage> start(byte[] written) {
    starts++;
    Query query = Query.CODEC.decode(new WireReader(written));
    List<List<Value>> chosen = new ArrayList<>();
    boolean reverse = query.scanOrder() == ScanOrder.REVERSE.number();
    if (reverse && query.ranges().size() > 1) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("a server cannot read several ranges backwards"));
    }
    int left = query.limit() < 0 ? Integer.MAX_VALUE : query.limit();
    for (var row : (reverse ? rows.descendingMap() : rows).entrySet()) {
      if (left > 0 && query.ranges().stream().anyMatch(range -> holds(range, row.getKey()))) {
        chosen.addAll(row.getValue());
        left--;
      }
    }
    places.put(++sessions, new Place(chosen));
    return page(written, sessions);
  }

  /** A range holds a row where it holds a cell in its middle. */
  private static boolean holds(KeyRange range, byte[] row) {
    return compare(range.start(), row) < 0 && compare(range.end(), row) > 0;
  }

  private static int compare(List<Value> bound, byte[] row) {
    if (bound.get(0).isMin() || bound.get(0).isMax()) {
      return bound.get(0).isMin() ? -1 : 1;
    }
    int byRow = Bytes.compareTo(bound.get(0).bytes(), row);
    return byRow != 0 ? byRow : bound.get(1).isMin() ? -1 : 1;
  }

  @Override
  public CompletableFuture<QueryPage> next(QueryPage page) {
    if (pages >= losesAfterPages) {
      losesAfterPages = Integer.MAX_VALUE;
      places.clear();
    }
    return places.containsKey(page.sessionId())
        ? page(page.query(), page.sessionId())
        : CompletableFuture.failedFuture(
            new TransportException("the server is gone", Effect.UNKNOWN, null));
  }

  private CompletableFuture<QueryPage> page(byte[] query, long session) {
    pages++;
    Place place = places.get(session);
    int rowsPerPage =
        ((KvParams.HBase) Query.CODEC.decode(new WireReader(query)).params()).caching();
    List<List<Value>> given = new ArrayList<>();
    int rowsGiven = 0;
    Value row = null;
    while (place.next < place.cells.size() && given.size() < cellsPerPage) {
      List<Value> cell = place.cells.get(place.next);
      if (!cell.get(0).equals(row)) {
        if (rowsPerPage > 0 && rowsGiven == rowsPerPage) {
          break;
        }
        rowsGiven++;
        row = cell.get(0);
      }
      given.add(cell);
      place.next++;
    }
    boolean end = place.next == place.cells.size();
    if (end) {
      places.remove(session);
    }
    return CompletableFuture.completedFuture(
        new QueryPage(encoded(given), end, session, "t$f", query, null, null));
  }

  private static EncodedPage encoded(List<List<Value>> cells) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    QueryResult.CODEC.encode(QueryResult.of(Arrays.asList("K", "Q", "T", "V"), cells), out);
    return EncodedPage.decode(new WireReader(out.toByteArray()));
  }

  @Override
  public CompletableFuture<QueryPage> renew(QueryPage page) {
    return CompletableFuture.completedFuture(page);
  }

  @Override
  public void end(QueryPage page) {
    ends++;
    places.remove(page.sessionId());
  }
}
