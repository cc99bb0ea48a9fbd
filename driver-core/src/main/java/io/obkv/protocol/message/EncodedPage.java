// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.EncodedValues;
import io.obkv.protocol.wire.WireReader;
import java.util.List;

/**
 * A {@link QueryResult} as a client reads it: the values are where they came, and stay encoded until they
 * are asked for.
 *
 * @param columns names of the columns, in the order of each row's values
 * @param values row after row
 */
public record EncodedPage(List<String> columns, EncodedValues values) {
  /** The columns of cells, as servers name them; the last where the table has it. */
  public static final List<String> CELL_COLUMNS = List.of("K", "Q", "T", "V", "TTL");

  public EncodedPage {
    columns = List.copyOf(columns);
  }

  /**
   * Reads rows.
   *
   * @throws io.obkv.error.ProtocolException as {@link QueryResult#CODEC} does, and where there are values
   *     that cannot be decoded
   */
  public static EncodedPage decode(WireReader in) {
    int struct = in.beginStruct();
    List<String> columns = in.vstrings(CELL_COLUMNS);
    long rowCount = in.vi64();
    EncodedValues values = EncodedValues.readAll(in.slice(in.count()), rowCount * columns.size());
    in.endStruct(struct);
    return new EncodedPage(columns, values);
  }

  /** One answer to a query that is read in several: an {@link AsyncQueryResult}. */
  public record Answer(EncodedPage page, boolean end, long sessionId) {
    /**
     * Reads an answer.
     *
     * @throws io.obkv.error.ProtocolException as {@link EncodedPage#decode} does
     */
    public static Answer decode(WireReader in) {
      int struct = in.beginStruct();
      EncodedPage page = EncodedPage.decode(in);
      boolean end = in.bool();
      long sessionId = in.vi64();
      in.endStruct(struct);
      return new Answer(page, end, sessionId);
    }
  }
}
