// SPDX-License-Identifier: Apache-2.0
/**
 * What must be in HBase's own package to implement an interface that only this package may see in
 * hbase-client 2.3 and 2.4.
 */
package org.apache.hadoop.hbase.client;
