// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The qualifier of a request on a whole HBase table, {@code family.qualifier}. Immutable.
 *
 * @param qualifier NULL for {@code family.}: the whole family
 */
record GroupQualifier(String family, Value qualifier) {
  private static final byte SEPARATOR = '.';

  /** Splits at the first dot. */
  static GroupQualifier of(Value given) {
    byte[] bytes = given.bytes();
    int dot = 0;
    while (dot < bytes.length && bytes[dot] != SEPARATOR) {
      dot++;
    }
    if (dot == bytes.length) {
      throw Refusals.unexpected();
    }
    Value qualifier = dot + 1 == bytes.length
        ? Value.NULL
        : Value.ofBytes(Arrays.copyOfRange(bytes, dot + 1, bytes.length));
    return new GroupQualifier(new String(bytes, 0, dot, StandardCharsets.UTF_8), qualifier);
  }

  /** The family's table in a target. */
  FamilyTable in(HTableTarget target) {
    return target
        .family(family)
        .orElseThrow(() -> new RequestException(ErrorCode.OB_TABLE_NOT_EXIST));
  }
}
