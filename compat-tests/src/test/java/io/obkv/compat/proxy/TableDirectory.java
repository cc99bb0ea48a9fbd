// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.proxy;

import io.obkv.compat.network.SqlConnection;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a server over SQL where tables and rows are. The server itself computes a row's partition, so
 * that a mistake of our partition functions shows. Safe for many threads.
 */
public final class TableDirectory {
  private static final Pattern PARTITION = Pattern.compile("partitions\\((\\w+)\\)");
  private static final long UNKNOWN = -1;

  private final SqlConnection sql;
  private final Map<String, TablePlace> places = new ConcurrentHashMap<>();

  /**
   * @param sql stays the caller's
   */
  public TableDirectory(SqlConnection sql) {
    this.sql = sql;
  }

  /** A table's place, remembered once it exists. */
  TablePlace find(String database, String table) {
    String name = '`' + database + "`.`" + table + '`';
    TablePlace known = places.get(name);
    if (known != null) {
      return known;
    }
    TablePlace asked = ask(name, database, table);
    if (asked.tableId() != UNKNOWN) {
      places.put(name, asked);
    }
    return asked;
  }

  private TablePlace ask(String name, String database, String table) {
    List<List<String>> rows =
        sql.query("select t.table_id, t.tablet_id from oceanbase.__all_table t join"
            + " oceanbase.__all_database d on t.database_id = d.database_id where t.table_name = '"
            + table + "' and d.database_name = '" + database + "'");
    if (rows.isEmpty()) {
      return new TablePlace(name, UNKNOWN, 0, List.of(), Map.of());
    }
    long tableId = Long.parseLong(rows.get(0).get(0));
    long tabletId = Long.parseLong(rows.get(0).get(1));
    return tabletId == 0
        ? new TablePlace(name, tableId, 0, keyColumns(tableId), tablets(tableId))
        : new TablePlace(name, tableId, tabletId, List.of(), Map.of());
  }

  private List<String> keyColumns(long tableId) {
    return sql
        .query("select column_name from oceanbase.__all_column where table_id = " + tableId
            + " and rowkey_position > 0 order by rowkey_position")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  private Map<String, Long> tablets(long tableId) {
    Map<String, Long> tablets = new HashMap<>();
    for (List<String> row : sql.query("select concat('p', part_idx), tablet_id from"
        + " oceanbase.__all_part where table_id = " + tableId + " union all"
        + " select concat('p', p.part_idx, 'sp', s.sub_part_idx), s.tablet_id from"
        + " oceanbase.__all_sub_part s join oceanbase.__all_part p on s.table_id = p.table_id and"
        + " s.part_id = p.part_id where s.table_id = " + tableId)) {
      tablets.put(row.get(0), Long.parseLong(row.get(1)));
    }
    return tablets;
  }

  /** The tablet of a row; 0 where the server cannot tell, as of a key that lacks columns. */
  long tabletOf(TablePlace place, List<Value> rowkey) {
    if (place.tablets().isEmpty() || rowkey.size() != place.keyColumns().size()) {
      return place.tabletId();
    }
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < rowkey.size(); i++) {
      conditions.add('`' + place.keyColumns().get(i) + "` = " + literal(rowkey.get(i)));
    }
    for (List<String> line : sql.query(
        "explain select * from " + place.name() + " where " + String.join(" and ", conditions))) {
      Matcher partition = PARTITION.matcher(line.get(0));
      if (partition.find()) {
        return place.tablets().getOrDefault(partition.group(1), 0L);
      }
    }
    return 0;
  }

  private static String literal(Value value) {
    return switch (value.type()) {
      case NULL -> "null";
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> Long.toString(value.bits());
      case UNSIGNED_TINYINT, UNSIGNED_SMALLINT, UNSIGNED_MEDIUMINT, UNSIGNED_INT, UNSIGNED_BIGINT ->
        Long.toUnsignedString(value.bits());
      case VARCHAR, CHAR -> "'" + value.string().replace("\\", "\\\\").replace("'", "''") + "'";
      default -> throw new IllegalArgumentException("no key of a partitioned table: " + value);
    };
  }
}
