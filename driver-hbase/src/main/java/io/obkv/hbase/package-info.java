// SPDX-License-Identifier: Apache-2.0
/** The connections that an HBase application's configuration names in place of HBase's own. */
package io.obkv.hbase;
