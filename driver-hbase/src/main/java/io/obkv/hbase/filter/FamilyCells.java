// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.List;
import org.apache.hadoop.hbase.Cell;

/**
 * One row's cells of one family, in HBase's order.
 *
 * @param family the family's place among those that are read, from 0
 * @param cells not empty
 */
public record FamilyCells(int family, List<Cell> cells) {}
