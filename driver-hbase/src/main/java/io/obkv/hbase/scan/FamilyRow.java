// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.util.List;
import org.apache.hadoop.hbase.Cell;

/**
 * What one tablet of one family has of a row.
 *
 * @param row the row's key
 * @param cells in HBase's order, not empty; may grow while the row's last cells are still to come
 */
record FamilyRow(byte[] row, List<Cell> cells) {}
