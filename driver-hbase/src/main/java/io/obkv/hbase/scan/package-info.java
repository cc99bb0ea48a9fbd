// SPDX-License-Identifier: Apache-2.0
/** Reads: gets and scans, over partitions and families, with filters. */
package io.obkv.hbase.scan;
