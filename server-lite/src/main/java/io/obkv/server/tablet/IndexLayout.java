// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.engine.Mutation;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One index as transactions work with it. Its entries: the tablet of the index, the indexed columns,
 * the primary key; the value says where the primary key begins and, for a global index, which tablet
 * the row is in. Immutable.
 */
final class IndexLayout {
  private static final int FORMAT = 1;
  private static final int INITIAL_SIZE = 64;

  private final IndexSchema schema;
  private final int[] positions;
  private final KeyCodec columns;
  private final KeyCodec primaryKey;
  private final int[] keyPositions;
  private final Placement placement;
  private final Map<Long, Long> localTablets;

  IndexLayout(IndexSchema schema, TableLayout table, KeyCodec primaryKey) {
    this.schema = schema;
    this.positions = schema.columns().stream().mapToInt(table::position).toArray();
    this.primaryKey = primaryKey;
    this.keyPositions = table.keyPositions();
    List<KeyColumn> codecs = new ArrayList<>();
    for (int position : positions) {
      codecs.add(KeyColumn.of(table.columns().get(position).type()));
    }
    codecs.addAll(primaryKey.columns());
    this.columns = new KeyCodec(codecs);
    this.placement = schema
        .partitioning()
        .map(scheme -> new Placement(scheme, table.columns()))
        .orElse(null);
    this.localTablets = schema.scope() == IndexSchema.Scope.LOCAL
        ? pair(table.schema().tabletIds(), schema.tabletIds())
        : Map.of();
  }

  private static Map<Long, Long> pair(List<Long> dataTablets, List<Long> indexTablets) {
    Map<Long, Long> pairs = new HashMap<>();
    for (int i = 0; i < dataTablets.size(); i++) {
      pairs.put(dataTablets.get(i), indexTablets.get(i));
    }
    return pairs;
  }

  IndexSchema schema() {
    return schema;
  }

  /** The encoding of the indexed columns, followed by that of the primary key. */
  KeyCodec columns() {
    return columns;
  }

  private boolean isLocal() {
    return schema.scope() == IndexSchema.Scope.LOCAL;
  }

  /**
   * Where a scan reads: for a data tablet the entries of its rows, which a global index may have in
   * any of its tablets; for a tablet of a global index that one.
   */
  List<Long> tabletsFor(long tablet) {
    if (isLocal()) {
      return List.of(localTablet(tablet));
    }
    return schema.tabletIds().contains(tablet) ? List.of(tablet) : schema.tabletIds();
  }

  private long localTablet(long dataTablet) {
    Long tablet = localTablets.get(dataTablet);
    // A row in another table's tablet, which the Table API allows, is indexed with the first.
    return tablet == null ? schema.tabletIds().get(0) : tablet;
  }

  private long tabletOf(long dataTablet, Value[] row) {
    if (isLocal()) {
      return localTablet(dataTablet);
    }
    if (placement == null) {
      return schema.tabletIds().get(0);
    }
    Partition partition = placement.partition(row);
    return partition == null ? schema.tabletIds().get(0) : partition.tabletId();
  }

  /** What all entries with the indexed values of a row begin with. */
  byte[] prefix(long dataTablet, Value[] row) {
    ByteSink out = new ByteSink(INITIAL_SIZE);
    encodePrefix(dataTablet, row, out);
    return out.toByteArray();
  }

  private void encodePrefix(long dataTablet, Value[] row, ByteSink out) {
    out.putLong(tabletOf(dataTablet, row));
    columns.encode(pick(row, positions), out);
  }

  /** True when one of the indexed values is NULL: such a row conflicts with none. */
  boolean hasNull(Value[] row) {
    return Arrays.stream(positions).anyMatch(position -> row[position].isNull());
  }

  byte[] key(long dataTablet, Value[] row) {
    return entry(dataTablet, row).key();
  }

  /** The entry of a row. */
  Mutation.Put entry(long dataTablet, Value[] row) {
    ByteSink out = new ByteSink(INITIAL_SIZE);
    encodePrefix(dataTablet, row, out);
    int prefixLength = out.size();
    primaryKey.encode(pick(row, keyPositions), out);
    return new Mutation.Put(out.toByteArray(), value(dataTablet, prefixLength));
  }

  /** What orders the entry of a row among those of its tablet. */
  byte[] entryColumns(Value[] row) {
    ByteSink out = new ByteSink(64);
    columns.encode(pick(row, positions), out);
    primaryKey.encode(pick(row, keyPositions), out);
    return out.toByteArray();
  }

  private byte[] value(long dataTablet, int prefixLength) {
    ByteSink out = new ByteSink(16);
    out.put(FORMAT).putVarint(prefixLength);
    if (!isLocal()) {
      out.putLong(dataTablet);
    }
    return out.toByteArray();
  }

  /** The storage key of the row that an entry stands for. */
  byte[] rowKey(long dataTablet, byte[] entryKey, byte[] entryValue) {
    ByteSource in = afterFormat(entryValue);
    int offset = (int) in.varint();
    ByteSink out = new ByteSink(Long.BYTES + entryKey.length - offset);
    out.putLong(isLocal() ? dataTablet : in.i64());
    out.put(Arrays.copyOfRange(entryKey, offset, entryKey.length));
    return out.toByteArray();
  }

  /** Where the primary key begins in the key of an entry. */
  int primaryKeyOffset(byte[] entryValue) {
    return (int) afterFormat(entryValue).varint();
  }

  /** The tablet of the row that an entry of an index tablet stands for. */
  long dataTablet(long indexTablet, byte[] entryValue) {
    if (!isLocal()) {
      ByteSource in = afterFormat(entryValue);
      in.varint();
      return in.i64();
    }
    return localTablets.entrySet().stream()
        .filter(pair -> pair.getValue() == indexTablet)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no tablet of index " + schema.name()));
  }

  private static ByteSource afterFormat(byte[] entryValue) {
    ByteSource in = new ByteSource(entryValue, 0);
    int format = in.u8();
    if (format != FORMAT) {
      throw new IllegalStateException("an index entry in the unknown format " + format);
    }
    return in;
  }

  /** The indexed values of a row as messages print them: joined by a hyphen. */
  String printed(Value[] row) {
    return KeyText.joined(pick(row, positions));
  }

  static Value[] pick(Value[] row, int[] positions) {
    Value[] picked = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      picked[i] = row[positions[i]];
    }
    return picked;
  }
}
