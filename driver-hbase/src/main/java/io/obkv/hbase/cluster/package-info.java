// SPDX-License-Identifier: Apache-2.0
/** The cluster behind one HBase connection: databases, tables' families, and requests to them. */
package io.obkv.hbase.cluster;
