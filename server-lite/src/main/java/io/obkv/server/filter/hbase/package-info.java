// SPDX-License-Identifier: Apache-2.0
/**
 * The filters of HBase reads (5.3 and 5.5 of the protocol notes): from the text that clients send to
 * verdicts on cells. Filters are HBase's own, and are asked in HBase's order.
 */
package io.obkv.server.filter.hbase;
