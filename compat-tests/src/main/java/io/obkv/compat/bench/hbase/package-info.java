// SPDX-License-Identifier: Apache-2.0
/** HBase's own benchmark and YCSB, run by the same commands on several clients and servers. */
package io.obkv.compat.bench.hbase;
