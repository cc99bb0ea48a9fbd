// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.EncodedValues;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.List;

/**
 * Rows of a query (3.5).
 *
 * @param columns names of the columns, in the order of each row's values
 * @param buffer the values of all rows in the full form, row after row
 */
public record QueryResult(List<String> columns, long rowCount, byte[] buffer) {
  public static final Codec<QueryResult> CODEC = new Codec<>() {
    @Override
    public void encode(QueryResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vstrings(m.columns());
      out.vi64(m.rowCount());
      out.vi64(m.buffer().length).raw(m.buffer());
      out.endStruct(struct);
    }

    @Override
    public QueryResult decode(WireReader in) {
      int struct = in.beginStruct();
      List<String> columns = in.vstrings();
      long rowCount = in.vi64();
      byte[] buffer = in.raw(in.count());
      in.endStruct(struct);
      return new QueryResult(columns, rowCount, buffer);
    }
  };

  public QueryResult {
    columns = List.copyOf(columns);
  }

  /** No columns, no rows. */
  public static final QueryResult EMPTY = new QueryResult(List.of(), 0, new byte[0]);

  /** A result of these rows, each with a value a column. */
  public static QueryResult of(List<String> columns, List<List<Value>> rows) {
    WireWriter buffer = new WireWriter(WireWriter.LengthForm.SHORTEST);
    rows.forEach(row -> row.forEach(value -> ValueCodec.INSTANCE.encode(value, buffer)));
    return new QueryResult(columns, rows.size(), buffer.toByteArray());
  }

  /**
   * The values, row after row; checked now, decoded when asked for.
   *
   * @throws io.obkv.error.ProtocolException where the buffer holds something else
   */
  public EncodedValues values() {
    return EncodedValues.readAll(new WireReader(buffer), rowCount * columns.size());
  }
}
