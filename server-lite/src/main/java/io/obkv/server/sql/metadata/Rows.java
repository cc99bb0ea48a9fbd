// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;

/** Beginnings that many rows share. Stateless. */
final class Rows {
  private Rows() {}

  /** A row with the data's tenant, where the table has a column for it: {@code CDB_} views do. */
  static VirtualRow tenant(VirtualRequest request) {
    VirtualRow row = request.row();
    return request.table().positions().containsKey("tenant_id")
        ? row.set("tenant_id", request.state().tenantId())
        : row;
  }
}
