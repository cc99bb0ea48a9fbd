// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every row that a real OceanBase placed lands in the same partition here. */
class PartitionTruthTest {
  private record Row(
      String types, String collations, String function, int partitions, String key, int expected) {
    static Row parse(String line) {
      String[] f = line.split("\t", -1);
      return new Row(f[0], f[1], f[2], Integer.parseInt(f[3]), f[4], Integer.parseInt(f[5]));
    }
  }

  @Test
  void everyRowLandsWhereTheServerPutIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Row row : rows()) {
      checked++;
      int found = place(row);
      if (found != row.expected()) {
        wrong.add(row + " -> " + found);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isEqualTo(7197);
  }

  private static List<Row> rows() throws IOException {
    try (InputStream raw =
            PartitionTruthTest.class.getResourceAsStream("/golden/partition-truth.tsv.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Row::parse).toList();
    }
  }

  private static int place(Row row) {
    String[] types = row.types().split("\\|", -1);
    String[] collations = row.collations().split("\\|", -1);
    String[] literals = row.key().split("\\|", -1);
    List<PartitionColumn> columns = new ArrayList<>();
    List<Value> key = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      columns.add(column(types[i], collations[i]));
      key.add(TruthValues.of(types[i], literals[i]));
    }
    PartitionRule rule = row.function().equals("hash")
        ? new HashRule(row.partitions())
        : new KeyRule(columns, row.partitions());
    return rule.partition(key);
  }

  private static PartitionColumn column(String type, String collation) {
    return switch (type.replaceAll("\\(.*", "")) {
      case "varchar", "varbinary" -> PartitionColumn.of(ValueType.VARCHAR, collationOf(collation));
      case "char" -> PartitionColumn.of(ValueType.CHAR, collationOf(collation));
      case "binary" -> PartitionColumn.ofBinary(20);
      case "decimal" ->
        PartitionColumn.ofDecimal(
            Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1)));
      case "datetime" -> PartitionColumn.of(ValueType.MYSQL_DATETIME);
      case "date" -> PartitionColumn.of(ValueType.MYSQL_DATE);
      default -> PartitionColumn.of(TruthValues.integerOrOther(type));
    };
  }

  private static Collation collationOf(String name) {
    return List.of(Collation.values()).stream()
        .filter(collation -> collation.sqlName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
