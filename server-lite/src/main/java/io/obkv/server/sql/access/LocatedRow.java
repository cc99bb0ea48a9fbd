// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.value.Value;

/**
 * A row and where it is. The array is not to be changed.
 *
 * @param tabletId the tablet that holds it
 * @param values a value a column of the table
 */
public record LocatedRow(long tabletId, Value[] values) {}
