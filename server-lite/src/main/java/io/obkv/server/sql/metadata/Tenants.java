// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tenants of a cluster: the system's, and the one with the data. Stateless. */
final class Tenants {
  private static final String SYSTEM = "sys";
  private static final long SYSTEM_ID = 1;

  private Tenants() {}

  /** The ids by name. */
  static Map<String, Long> ids(CatalogState state) {
    Map<String, Long> ids = new LinkedHashMap<>();
    ids.put(SYSTEM, SYSTEM_ID);
    ids.put(state.tenant(), state.tenantId());
    return ids;
  }

  static Set<String> names(CatalogState state) {
    return ids(state).keySet();
  }

  static boolean isSystem(long id) {
    return id == SYSTEM_ID;
  }
}
