// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The queries that the official table client sends in direct mode, word for word, against the answers
 * that were recorded from the engine.
 */
class MetadataQueriesTest {
  private final SqlFixture fixture = new SqlFixture();
  private final List<Case> cases = new ArrayList<>();

  private record Case(String name, String query, String answer) {}

  @BeforeEach
  void readCases() throws IOException {
    fixture.run("create database pq");
    fixture.session.use("pq");
    for (String block : SqlFixture.resource("/sql/metadata-queries.txt").split("\n\n", -1)) {
      String[] lines = block.split("\n");
      if (lines[0].startsWith("query ")) {
        cases.add(new Case(
            lines[0].substring(6),
            lines[1],
            List.of(lines).subList(2, lines.length).stream().collect(Collectors.joining("\n"))));
      } else {
        List.of(lines).stream()
            .filter(line -> line.startsWith("ddl "))
            .forEach(line -> fixture.run(line.substring(4)));
      }
    }
    fixture.session.use("oceanbase");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @TestFactory
  List<DynamicTest> answersAsTheEngineDoes() {
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(
            one.name(), () -> assertThat(answer(filled(one.query()))).isEqualTo(one.answer())))
        .toList();
  }

  @Test
  void findsTablesInAnyCase() {
    String query = "select table_id from oceanbase.__all_virtual_proxy_schema"
        + " where tenant_name = 'test' and database_name = 'pq' and table_name = '%s'";
    assertThat(answer(query.formatted("kv"))).isEqualTo("= table_id\n> #1");
    assertThat(answer(query.formatted("KV"))).isEqualTo("= table_id\n> #1");
  }

  @Test
  void givesOneSchemaVersionInAllAnswersAboutATable() {
    String key = " where tenant_name = 'test' and table_id = " + table("ksub").id();
    String versions = "select schema_version from oceanbase.__all_virtual_proxy_schema"
        + " where tenant_name = 'test' and database_name = 'pq' and table_name = 'ksub'"
        + " union all select spare1 from oceanbase.__all_virtual_proxy_partition_info" + key
        + " union all select spare1 from oceanbase.__all_virtual_proxy_partition" + key
        + " union all select spare1 from oceanbase.__all_virtual_proxy_sub_partition" + key;
    assertThat(answer("select count(*), count(distinct schema_version) from (" + versions + ") v"))
        .endsWith("> 11 | 1");
  }

  @Test
  void countsKeyColumnsInTheOrderInWhichColumnsWereMade() {
    fixture.session.use("pq");
    fixture.run("create table grown (b int, a int primary key) partition by key (a) partitions 2");
    fixture.run("alter table grown add column first_of_all int first");
    fixture.session.use("oceanbase");
    String query = "select part_key_idx from oceanbase.__all_virtual_proxy_partition_info"
        + " where tenant_name = 'test' and table_id = " + table("grown").id();
    assertThat(answer(query)).isEqualTo("= part_key_idx\n> 1");
  }

  private TableSchema table(String name) {
    return fixture.catalog.snapshot().table("pq", name).orElseThrow();
  }

  private String filled(String query) {
    String filled = query.replace("{tenant}", "test").replace("{tenantId}", "1002");
    filled = Pattern.compile("\\{id:(\\w+)}")
        .matcher(filled)
        .replaceAll(match -> Long.toString(table(match.group(1)).id()));
    filled = Pattern.compile("\\{tablets:(\\w+)}")
        .matcher(filled)
        .replaceAll(match -> table(match.group(1)).tabletIds().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
    return Pattern.compile("\\{tablet:(\\w+)}")
        .matcher(filled)
        .replaceAll(match -> Long.toString(table(match.group(1)).tabletIds().get(1)));
  }

  private String answer(String statement) {
    SqlResult.Rows rows;
    try {
      rows = (SqlResult.Rows) fixture.run(statement).get(0);
      List<String> lines = new ArrayList<>();
      lines.add(
          "= " + rows.columns().stream().map(ResultColumn::label).collect(Collectors.joining(",")));
      Names names = new Names();
      rows.rows().forEach(row -> lines.add("> " + names.printed(rows.columns(), row)));
      return String.join("\n", lines);
    } catch (SqlException refused) {
      return "! " + refused.mysqlNumber() + " " + refused.getMessage();
    }
  }

  /** Numbers ids in the order in which they appear. */
  private static final class Names {
    private final Map<Long, Integer> tablets = new HashMap<>();
    private final Map<Long, Integer> others = new HashMap<>();

    String printed(List<ResultColumn> columns, Value[] row) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        cells.add(printed(columns.get(i).label(), row[i]));
      }
      return String.join(" | ", cells);
    }

    private String printed(String label, Value value) {
      if (value.isNull()) {
        return "NULL";
      }
      return value.type().isInteger()
          ? number(label, value.bits())
          : ValueText.of(value, ZoneOffset.UTC);
    }

    private String number(String label, long number) {
      if (label.contains("tablet") && number > 200_000) {
        return "@" + tablets.computeIfAbsent(number, any -> tablets.size() + 1);
      }
      if (number == 2881 || number == 2882) {
        return number == 2881 ? "SQL_PORT" : "RPC_PORT";
      }
      if (number > 1_000_000_000_000_000L) {
        return "VERSION";
      }
      if (number > 500_000 && number < 1_000_000_000_000L) {
        return "#" + others.computeIfAbsent(number, any -> others.size() + 1);
      }
      return number == 1002 ? "TENANT_ID" : Long.toString(number);
    }
  }
}
