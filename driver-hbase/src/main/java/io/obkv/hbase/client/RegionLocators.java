// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.RegionLocator;

/** Makes tables' region locators. */
public interface RegionLocators {
  RegionLocator regionLocator(TableName table);

  AsyncTableRegionLocator asyncRegionLocator(TableName table);
}
