// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import java.util.List;

/** What tools and drivers ask about a table; without columns that differ from server to server. */
final class TableQuestions {
  private static final List<String> QUESTIONS = List.of(
      "show create table `%s`",
      "desc `%s`",
      "show full columns from `%s`",
      "show index from `%s`",
      "select * from information_schema.columns where table_schema = 'test' and table_name = '%s'"
          + " order by ordinal_position",
      "select * from information_schema.statistics where table_schema = 'test'"
          + " and table_name = '%s' order by index_name, seq_in_index",
      "select partition_name, subpartition_name, partition_ordinal_position,"
          + " subpartition_ordinal_position, partition_method, subpartition_method,"
          + " partition_expression, subpartition_expression, partition_description,"
          + " subpartition_description from information_schema.partitions"
          + " where table_schema = 'test' and table_name = '%s'"
          + " order by partition_ordinal_position, subpartition_ordinal_position",
      "select * from information_schema.table_constraints where table_schema = 'test'"
          + " and table_name = '%s' order by constraint_name",
      "select * from information_schema.key_column_usage where table_schema = 'test'"
          + " and table_name = '%s' order by constraint_name, ordinal_position",
      "select table_name, table_type, engine, row_format, auto_increment, table_collation,"
          + " create_options, table_comment from information_schema.tables"
          + " where table_schema = 'test' and table_name = '%s'",
      "select part_num, replica_num, table_type, complex_table_type"
          + " from oceanbase.__all_virtual_proxy_schema where tenant_name = '${tenant}'"
          + " and database_name = 'test' and table_name = '%s' and tablet_id = 0",
      "select part_level, part_type, part_num, part_space, part_expr,"
          + " part_range_type, sub_part_type, sub_part_num, sub_part_space, sub_part_expr,"
          + " sub_part_range_type, part_key_num, part_key_name, part_key_type, part_key_idx,"
          + " part_key_level, part_key_extra, part_key_collation_type"
          + " from oceanbase.__all_virtual_proxy_partition_info where tenant_name = '${tenant}'"
          + " and table_id = ${table_id %s} order by part_key_level, part_key_name",
      "select part_name, status, low_bound_val, high_bound_val,"
          + " part_position, sub_part_num from oceanbase.__all_virtual_proxy_partition"
          + " where tenant_name = '${tenant}' and table_id = ${table_id %s}",
      "select part_name, status, low_bound_val, high_bound_val"
          + " from oceanbase.__all_virtual_proxy_sub_partition"
          + " where tenant_name = '${tenant}' and table_id = ${table_id %s}");

  private TableQuestions() {}

  static List<String> about(String table) {
    return QUESTIONS.stream().map(question -> question.replace("%s", table)).toList();
  }
}
