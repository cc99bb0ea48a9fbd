// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.util.List;

/** The groups of cases. */
public final class CaseGroups {
  private CaseGroups() {}

  /** Every group, new and not yet opened, in the order in which they run. */
  public static List<CaseGroup> all() {
    return List.of(
        new GetCases(),
        new PutCases(),
        new DeleteCases(),
        new ExpiryCases(),
        new IncrementCases(),
        new AppendCases(),
        new RowMutationCases(),
        new BatchCases(),
        new CheckAndMutateCases(),
        new LegacyCheckCases(),
        new ScanRangeCases(),
        new ScanPageCases(),
        new RowFilterCases(),
        new CellFilterCases(),
        new ColumnValueFilterCases(),
        new FilterListCases(),
        new AdminTableCases(),
        new AdminSchemaCases(),
        new RegionLocatorCases(),
        new BufferedMutatorCases(),
        new ConnectionCases(),
        new AsyncTableCases(),
        new AsyncAdminCases());
  }
}
