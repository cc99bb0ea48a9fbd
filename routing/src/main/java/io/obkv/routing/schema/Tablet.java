// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

/**
 * One tablet of one table. Immutable, and made once for a schema, so that looking it up makes nothing.
 *
 * @param tableId the table's; after a table is made anew under its name, another
 * @param tabletId the tablet's; 0 for the only tablet of a table without partitions
 */
public record Tablet(long tableId, long tabletId) {}
