// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Row;

/** The checks of hbase-client 2.4 and later: their classes are named only here and in signatures. */
final class NewChecks {
  private static final String CLASS = "org.apache.hadoop.hbase.client.CheckAndMutate";

  private NewChecks() {}

  /** Whether an action is a check, also where the class is not there. */
  static boolean isCheck(Row action) {
    return action.getClass().getName().equals(CLASS);
  }

  /** The check that an action is. */
  static Check ofAction(Row action) {
    return of((CheckAndMutate) action);
  }

  static Check of(CheckAndMutate check) {
    return check.hasFilter()
        ? Check.ofFilter(check.getRow(), check.getFilter(), check.getTimeRange(), check.getAction())
        : Check.ofColumn(
            check.getRow(),
            check.getFamily(),
            check.getQualifier(),
            check.getCompareOp(),
            check.getValue(),
            check.getTimeRange(),
            check.getAction());
  }

  /** The first of several, without its class being named by the caller. */
  static Check first(List<CheckAndMutate> checks) {
    return of(checks.get(0));
  }

  static List<CheckAndMutateResult> results(Object[] results) {
    return Stream.of(results).map(CheckAndMutateResult.class::cast).toList();
  }

  /** Where the action gives nothing HBase gives null for a put or delete alone. */
  static CheckAndMutateResult result(CheckOutcome outcome) {
    return new CheckAndMutateResult(outcome.success(), outcome.result());
  }
}
