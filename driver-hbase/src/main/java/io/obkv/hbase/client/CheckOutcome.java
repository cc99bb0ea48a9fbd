// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import org.apache.hadoop.hbase.client.Result;

/**
 * How a check ended; HBase's own class for this is not in older versions of its client.
 *
 * @param success whether the check held and the action was done
 * @param result what the action gives; null where it gives nothing
 */
record CheckOutcome(boolean success, Result result) {}
