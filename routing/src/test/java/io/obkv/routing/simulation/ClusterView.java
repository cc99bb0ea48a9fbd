// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.routing.location.ReplicaNews;
import io.obkv.routing.schema.SchemaRows;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.SqlRows;
import io.obkv.transport.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one server knew of the table at one time. Immutable.
 *
 * @param tableId 0 while there is no such table
 * @param tablets ids by partition; one 0 for a table without partitions
 * @param leaders addresses by partition, null for none
 * @param members of the cluster; all have a replica of every tablet
 */
record ClusterView(
    long tableId,
    long version,
    List<Long> tablets,
    List<Optional<HostAndPort>> leaders,
    List<HostAndPort> members) {
  static final String TABLE = "t";
  private static final SqlRows NONE = new SqlRows(List.of(), List.of());

  /** The schema out of rows like those of the metadata views; empty where there is no table. */
  Optional<TableSchema> schema() {
    if (tableId == 0) {
      return Optional.empty();
    }
    boolean divided = tablets.size() > 1;
    SqlRows columns = rows(
        "column_name,column_type,collation_name,is_nullable,extra",
        List.of("k,bigint(20),NULL,NO,", "v,bigint(20),NULL,YES,"));
    SqlRows key = rows("index_name,seq_in_index,column_name", List.of("PRIMARY,1,k"));
    SqlRows rule = rows(
        "part_level,part_type,part_expr,sub_part_type,sub_part_expr,part_key_name,"
            + "part_key_type,part_key_extra",
        List.of("1,0,k,0,,k,5,"));
    return Optional.of(new SchemaRows(
            TABLE,
            tableId,
            version,
            columns,
            key,
            NONE,
            divided ? rule : NONE,
            divided ? partitions() : NONE,
            NONE)
        .toSchema());
  }

  private SqlRows partitions() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < tablets.size(); i++) {
      lines.add(i + "," + tablets.get(i) + ",NULL,NULL");
    }
    return rows("part_id,tablet_id,high_bound_val,high_bound_hex", lines);
  }

  private static SqlRows rows(String columns, List<String> lines) {
    return new SqlRows(
        List.of(columns.split(",")), lines.stream().map(ClusterView::row).toList());
  }

  private static byte[][] row(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(value -> value.equals("NULL") ? null : value.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** Where some tablets are; those that are not of this table are not in the answer. */
  List<ReplicaNews> locations(List<Long> tabletIds) {
    List<ReplicaNews> news = new ArrayList<>();
    for (long tablet : tabletIds) {
      int partition = tableId == 0 ? -1 : tablets.indexOf(tablet);
      if (partition >= 0) {
        HostAndPort leader = leaders.get(partition).orElse(null);
        members.forEach(
            member -> news.add(new ReplicaNews(tablet, 1001, member, member.equals(leader))));
      }
    }
    return news;
  }
}
