// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.metadata;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements (7.3 of the protocol notes). Those over views of the cluster run as a user of the system
 * tenant, those over {@code information_schema} as the client's own user.
 *
 * @param tenant the tenant whose tables are asked for
 * @param database the database that they are in
 */
record MetadataQueries(String tenant, String database) {
  private static final String SELECT = "SELECT /*+READ_CONSISTENCY(WEAK)*/ ";

  /** The version of the servers' software. */
  static String version() {
    return SELECT + "OB_VERSION() AS CLUSTER_VERSION";
  }

  /** The cluster's members. */
  static String members() {
    return SELECT + "ss.svr_ip AS svr_ip, ss.svr_port AS svr_port, ss.sql_port AS sql_port,"
        + " ss.status AS status, zs.region AS region, zs.idc AS idc"
        + " FROM oceanbase.DBA_OB_SERVERS ss, oceanbase.DBA_OB_ZONES zs WHERE zs.zone = ss.zone";
  }

  /** A table's ids; no row where there is no such table. */
  String table(String table) {
    return SELECT + "A.table_id AS table_id, A.schema_version AS schema_version"
        + " FROM oceanbase.__all_virtual_proxy_schema A WHERE " + tableCondition(table)
        + " AND A.tablet_id = 0";
  }

  /** Its columns. */
  String columns(String table) {
    return "SELECT column_name AS column_name, column_type AS column_type, collation_name AS"
        + " collation_name, is_nullable AS is_nullable, extra AS extra FROM"
        + " information_schema.columns WHERE " + namedIn(table) + " ORDER BY ordinal_position";
  }

  /** The columns of its primary key and of its indexes. */
  String statistics(String table) {
    return "SELECT index_name AS index_name, seq_in_index AS seq_in_index, column_name AS"
        + " column_name FROM information_schema.statistics WHERE " + namedIn(table);
  }

  private String namedIn(String table) {
    return "table_schema = " + quoted(database) + " AND table_name = " + quoted(table);
  }

  /** Its indexes, with their types. */
  String indexes(long tableId) {
    return SELECT + "A.table_name AS table_name, A.table_id AS table_id, A.index_type AS index_type"
        + ofTables() + " AND A.data_table_id = " + tableId;
  }

  /** The name of the table that an id is of; no row where there is none. */
  String tableName(long tableId) {
    return SELECT + "A.table_name AS table_name" + ofTables() + " AND A.table_id = " + tableId;
  }

  private String ofTables() {
    return " FROM oceanbase.__all_virtual_table A INNER JOIN oceanbase.DBA_OB_TENANTS C"
        + " ON A.tenant_id = C.tenant_id WHERE C.tenant_name = " + quoted(tenant);
  }

  /** The columns of its partition key. */
  String partitionKey(long tableId) {
    return SELECT + "part_level AS part_level, part_num AS part_num, part_type AS part_type,"
        + " part_expr AS part_expr, sub_part_type AS sub_part_type, sub_part_expr AS sub_part_expr,"
        + " part_key_name AS part_key_name, part_key_type AS part_key_type, part_key_extra AS"
        + " part_key_extra, spare1 AS schema_version"
        + " FROM oceanbase.__all_virtual_proxy_partition_info WHERE " + idCondition(tableId);
  }

  /** Its partitions, in their order. */
  String partitions(long tableId) {
    return SELECT + "part_id AS part_id, tablet_id AS tablet_id, high_bound_val AS high_bound_val,"
        + " HEX(high_bound_val_bin) AS high_bound_hex, spare1 AS schema_version"
        + " FROM oceanbase.__all_virtual_proxy_partition WHERE " + idCondition(tableId);
  }

  /** Its sub-partitions, by partition, in their order. */
  String subPartitions(long tableId) {
    return SELECT + "part_id AS part_id, tablet_id AS tablet_id, high_bound_val AS high_bound_val,"
        + " HEX(high_bound_val_bin) AS high_bound_hex, spare1 AS schema_version"
        + " FROM oceanbase.__all_virtual_proxy_sub_partition WHERE " + idCondition(tableId);
  }

  private String idCondition(long tableId) {
    return "tenant_name = " + quoted(tenant) + " AND table_id = " + tableId;
  }

  /** The replicas of some tablets. */
  String replicas(String table, List<Long> tabletIds) {
    return SELECT + "A.tablet_id AS tablet_id, A.svr_ip AS svr_ip, A.role AS role,"
        + " B.svr_port AS svr_port, B.status AS status, B.stop_time AS stop_time"
        + " FROM oceanbase.__all_virtual_proxy_schema A INNER JOIN oceanbase.__all_server B"
        + " ON A.svr_ip = B.svr_ip AND A.sql_port = B.inner_port WHERE " + tableCondition(table)
        + " AND A.tablet_id IN (" + joined(tabletIds) + ")";
  }

  /** The log streams of some tablets. */
  String logStreams(List<Long> tabletIds) {
    return SELECT + "D.tablet_id AS tablet_id, D.ls_id AS ls_id"
        + " FROM oceanbase.__all_virtual_tablet_to_ls D INNER JOIN oceanbase.DBA_OB_TENANTS C"
        + " ON D.tenant_id = C.tenant_id WHERE C.tenant_name = " + quoted(tenant)
        + " AND D.tablet_id IN (" + joined(tabletIds) + ")";
  }

  private String tableCondition(String table) {
    return "A.tenant_name = " + quoted(tenant) + " AND A.database_name = " + quoted(database)
        + " AND A.table_name = " + quoted(table);
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
