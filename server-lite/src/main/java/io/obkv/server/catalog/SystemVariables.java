// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The system variables and their defaults (section 4 of the SQL notes). */
public final class SystemVariables {
  private static final String RESOURCE = "system-variables.txt";

  /** The default of every variable, by its name in lower case, in the form of SHOW VARIABLES. */
  public static final NavigableMap<String, String> DEFAULTS = defaults();

  private SystemVariables() {}

  private static NavigableMap<String, String> defaults() {
    NavigableMap<String, String> all = read();
    addCharacterSets(all);
    addLimits(all);
    addTransactions(all);
    addOceanBase(all);
    addOthers(all);
    return Collections.unmodifiableNavigableMap(all);
  }

  /** Those that mean nothing here, but can be read and set. */
  private static NavigableMap<String, String> read() {
    NavigableMap<String, String> all = new TreeMap<>();
    try (InputStream in = SystemVariables.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(parts -> all.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void addCharacterSets(NavigableMap<String, String> all) {
    all.put("character_set_client", "utf8mb4");
    all.put("character_set_connection", "utf8mb4");
    all.put("character_set_database", "utf8mb4");
    all.put("character_set_filesystem", "binary");
    all.put("character_set_results", "utf8mb4");
    all.put("character_set_server", "utf8mb4");
    all.put("character_set_system", "utf8mb4");
    all.put("collation_connection", "utf8mb4_general_ci");
    all.put("collation_database", "utf8mb4_general_ci");
    all.put("collation_server", "utf8mb4_general_ci");
  }

  private static void addLimits(NavigableMap<String, String> all) {
    all.put("auto_increment_increment", "1");
    all.put("auto_increment_offset", "1");
    all.put("connect_timeout", "10");
    all.put("group_concat_max_len", "1024");
    all.put("interactive_timeout", "28800");
    all.put("lock_wait_timeout", "31536000");
    all.put("max_allowed_packet", "16777216");
    all.put("max_connections", "4294967295");
    all.put("net_buffer_length", "16384");
    all.put("net_read_timeout", "30");
    all.put("net_write_timeout", "60");
    all.put("sql_select_limit", "9223372036854775807");
    all.put("wait_timeout", "28800");
  }

  private static void addTransactions(NavigableMap<String, String> all) {
    all.put("autocommit", "ON");
    all.put("foreign_key_checks", "ON");
    all.put("transaction_isolation", "READ-COMMITTED");
    all.put("transaction_read_only", "OFF");
    all.put("tx_isolation", "READ-COMMITTED");
    all.put("tx_read_only", "OFF");
    all.put("unique_checks", "ON");
  }

  private static void addOceanBase(NavigableMap<String, String> all) {
    all.put("binlog_row_image", "FULL");
    all.put("ob_compatibility_mode", "MYSQL");
    all.put("ob_kv_mode", "ALL");
    all.put("ob_query_timeout", "10000000");
    all.put("ob_read_consistency", "STRONG");
    all.put("ob_route_policy", "READONLY_ZONE_FIRST");
    all.put("ob_trx_idle_timeout", "86400000000");
    all.put("ob_trx_lock_timeout", "-1");
    all.put("ob_trx_timeout", "86400000000");
    all.put("recyclebin", "OFF");
  }

  private static void addOthers(NavigableMap<String, String> all) {
    all.put("default_storage_engine", "OceanBase");
    all.put("explicit_defaults_for_timestamp", "ON");
    all.put("have_ssl", "DISABLED");
    all.put("hostname", "");
    all.put("init_connect", "");
    all.put("innodb_version", "5.7.38");
    all.put("language", "");
    all.put("license", "");
    all.put("lower_case_table_names", "1");
    all.put("performance_schema", "OFF");
    all.put("query_cache_size", "0");
    all.put("query_cache_type", "OFF");
    all.put("secure_file_priv", "/");
    all.put("sql_auto_is_null", "OFF");
    all.put("sql_mode", "STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_AUTO_CREATE_USER");
    all.put("system_time_zone", "+00:00");
    all.put("time_zone", "+08:00");
    all.put("completion_type", "NO_CHAIN");
    all.put("div_precision_increment", "4");
    all.put("have_query_cache", "NO");
    all.put("innodb_read_only", "OFF");
    all.put("protocol_version", "10");
    all.put("read_only", "OFF");
    all.put("sql_big_selects", "ON");
    all.put("sql_log_bin", "ON");
    all.put("sql_notes", "ON");
    all.put("sql_quote_show_create", "ON");
    all.put("sql_safe_updates", "OFF");
    all.put("sql_warnings", "OFF");
    all.put("super_read_only", "OFF");
    all.put("tls_version", "");
    all.put("version_comment", "OBKV server-lite");
  }
}
