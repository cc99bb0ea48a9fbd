// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.EncodedValues;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireReader;
import java.util.List;

/**
 * An {@link OperationResult} as a client reads it: the row's values stay encoded until they are asked
 * for.
 *
 * @param columns names of the row's columns, empty where there is no row
 * @param values theirs, in that order
 */
public record EncodedResult(
    OperationStatus status, List<String> columns, EncodedValues values, long affectedRows) {

  /**
   * Reads the answer to one operation.
   *
   * @param expected the names of the columns that are likely to come, in their order: where they do, the
   *     result has this list, which must be immutable
   * @throws io.obkv.error.ProtocolException as {@link OperationResult#CODEC} does
   */
  public static EncodedResult decode(WireReader in, List<String> expected) {
    int struct = in.beginStruct();
    OperationStatus status = OperationStatus.CODEC.decode(in);
    in.i8();
    int entity = in.beginStruct();
    for (int left = in.count(); left > 0; left--) {
      ValueCodec.skip(in);
    }
    int count = in.count();
    EncodedValues.Collector values = new EncodedValues.Collector(in, count);
    List<String> columns = properties(in, count, expected, values);
    in.endStruct(entity);
    long affectedRows = in.vi64();
    in.endStruct(struct);
    return new EncodedResult(status, columns, values.values(), affectedRows);
  }

  private static List<String> properties(
      WireReader in, int count, List<String> expected, EncodedValues.Collector values) {
    String[] names = count == expected.size() ? null : new String[count];
    for (int i = 0; i < count; i++) {
      String likely = i < expected.size() ? expected.get(i) : null;
      String name = in.vstring(likely);
      if (names == null && !name.equals(likely)) {
        names = expected.toArray(new String[0]);
      }
      if (names != null) {
        names[i] = name;
      }
      values.read();
    }
    return names == null ? expected : List.of(names);
  }
}
