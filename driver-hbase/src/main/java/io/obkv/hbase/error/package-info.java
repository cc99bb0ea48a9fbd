// SPDX-License-Identifier: Apache-2.0
/** The drivers' failures as HBase's exceptions. */
package io.obkv.hbase.error;
