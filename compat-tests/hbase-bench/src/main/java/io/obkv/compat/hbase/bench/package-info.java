// SPDX-License-Identifier: Apache-2.0
/** What YCSB needs to run on any implementation of HBase's client API. */
package io.obkv.compat.hbase.bench;
