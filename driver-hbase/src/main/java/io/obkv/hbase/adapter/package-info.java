// SPDX-License-Identifier: Apache-2.0
/** HBase's operations as messages, and messages as HBase's cells. Pure functions. */
package io.obkv.hbase.adapter;
