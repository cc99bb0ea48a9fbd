// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.value.Value;

/** Writes rows of one result. For one thread at a time. */
@FunctionalInterface
interface RowEncoder {
  /** Writes a row as the body of one packet. */
  void encode(Value[] row, PayloadWriter out);
}
