// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.catalog.CatalogSnapshot;

/** What parameters switch on in the HBase model. Stateless. */
public final class Capabilities {
  private static final String DISTRIBUTED = "_obkv_enable_distributed_execution";
  private static final String ADMIN_DDL = "_enable_kv_hbase_admin_ddl";
  private static final String ON = "True";

  private Capabilities() {}

  /** Whether requests over several tablets are done as one. */
  public static boolean distributes(CatalogSnapshot catalog) {
    return isOn(catalog, DISTRIBUTED);
  }

  /** Whether tables may be made and dropped by requests of the Admin API. */
  public static boolean allowsAdminDdl(CatalogSnapshot catalog) {
    return isOn(catalog, ADMIN_DDL);
  }

  private static boolean isOn(CatalogSnapshot catalog, String parameter) {
    return catalog.parameter(parameter).filter(ON::equalsIgnoreCase).isPresent();
  }
}
