// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The configuration parameters that ALTER SYSTEM SET changes, and their defaults. */
public final class SystemParameters {
  /** The default of every parameter, by its name in lower case, in the form of SHOW PARAMETERS. */
  public static final NavigableMap<String, String> DEFAULTS =
      java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(Map.ofEntries(
          Map.entry("_enable_kv_hbase_admin_ddl", "False"),
          Map.entry("default_table_organization", "INDEX"),
          Map.entry("enable_kv_ttl", "False"),
          Map.entry("enable_sql_audit", "True"),
          Map.entry("kv_group_commit_batch_size", "10"),
          Map.entry("kv_group_commit_rw_mode", "ALL"),
          Map.entry("kv_hbase_client_scanner_timeout_period", "60000"),
          Map.entry("kv_hotkey_throttle_threshold", "0"),
          Map.entry("kv_transport_compress_func", "none"),
          Map.entry("kv_transport_compress_threshold", "10K"),
          Map.entry("kv_ttl_duty_duration", "[0:00:00, 24:00:00]"),
          Map.entry("kv_ttl_history_recycle_interval", "7d"),
          Map.entry("max_partition_num", "8192"),
          Map.entry("ob_compaction_schedule_interval", "120s"),
          Map.entry("rpc_port", "2882"),
          Map.entry("ttl_thread_score", "0"))));

  private SystemParameters() {}
}
