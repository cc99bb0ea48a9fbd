// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.routing.schema.TableSchema;

/** Which tablet of a table something is for; see {@link RoutedRequest#locate}. */
@FunctionalInterface
public interface Locator {
  /** An index of {@link TableSchema#tablets}, or {@link TableSchema#NO_PARTITION}. */
  int locate(TableSchema schema);
}
