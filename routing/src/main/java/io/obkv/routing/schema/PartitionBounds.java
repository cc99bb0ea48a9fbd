// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.PartitionColumn;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The bounds of RANGE partitions and the keys of LIST partitions, out of the two forms in which the
 * metadata has them. The binary one is exact. The text neither escapes quotes nor goes on behind a zero
 * byte, but is all that there is for dates (whose binary form depends on the tenant) and from servers that
 * leave the other out.
 */
final class PartitionBounds {
  private static final long MOST_COLUMNS = 1024;

  private PartitionBounds() {}

  /** The upper bound of a RANGE partition, a value a column; MAXVALUE is {@link Value#MAX}. */
  static List<Value> range(String text, String hex, List<PartitionColumn> columns) {
    Optional<List<List<Value>>> exact = decode(hex, columns, false);
    if (exact.isPresent() && exact.get().size() == 1) {
      return exact.get().get(0);
    }
    return BoundText.row(text, columns);
  }

  /** The keys that a LIST partition names; empty for DEFAULT. */
  static List<List<Value>> list(String text, String hex, List<PartitionColumn> columns) {
    if (text.equalsIgnoreCase("DEFAULT")) {
      return List.of();
    }
    Optional<List<List<Value>>> exact = decode(hex, columns, true);
    return exact.orElseGet(() -> BoundText.rows(text, columns));
  }

  /** Rows as {@code ObRowkey}s, or as {@code ObNewRow}s, which end in a list of their own. */
  private static Optional<List<List<Value>>> decode(
      String hex, List<PartitionColumn> columns, boolean newRows) {
    if (hex == null || hex.isEmpty() || columns.stream().anyMatch(PartitionBounds::isTemporal)) {
      return Optional.empty();
    }
    try {
      WireReader in = new WireReader(HexFormat.of().parseHex(hex));
      List<List<Value>> rows = new ArrayList<>();
      while (in.hasRemaining()) {
        rows.add(row(in, columns.size()));
        if (newRows && in.vi64() != 0) {
          return Optional.empty();
        }
      }
      return Optional.of(rows);
    } catch (IllegalArgumentException | io.obkv.error.ProtocolException e) {
      // Types of a server that numbers them otherwise: the text has the same bound.
      return Optional.empty();
    }
  }

  private static List<Value> row(WireReader in, int columns) {
    long count = in.vi64();
    if (count != columns || count > MOST_COLUMNS) {
      throw new IllegalArgumentException("a bound of " + count + " values");
    }
    List<Value> row = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      row.add(ValueCodec.INSTANCE.decode(in));
    }
    return row;
  }

  private static boolean isTemporal(PartitionColumn column) {
    ValueType type = column.type();
    return switch (type) {
      case DATE, MYSQL_DATE, DATETIME, MYSQL_DATETIME, TIMESTAMP, TIME, YEAR -> true;
      default -> false;
    };
  }
}
