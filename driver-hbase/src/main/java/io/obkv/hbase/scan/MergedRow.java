// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.FamilyCells;
import java.util.List;

/**
 * A whole row of the families that are read.
 *
 * @param families in their order, those without cells left out
 */
record MergedRow(byte[] row, List<FamilyCells> families) {}
