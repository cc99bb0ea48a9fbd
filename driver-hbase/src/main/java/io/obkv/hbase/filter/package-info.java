// SPDX-License-Identifier: Apache-2.0
/** HBase's filters: run over cells here, and what of them a server can do beforehand. */
package io.obkv.hbase.filter;
