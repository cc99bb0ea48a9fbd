// SPDX-License-Identifier: Apache-2.0
/**
 * From the values of a rowkey to the partition that holds the row, as a real OceanBase places it.
 * Pure functions that drivers and servers share.
 */
package io.obkv.partition;
