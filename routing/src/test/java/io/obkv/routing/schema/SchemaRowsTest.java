// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.routing.sql.SqlRows;
import io.obkv.value.Collation;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as a real server gave them. */
class SchemaRowsTest {
  private static SqlRows rows(String columns, String... lines) {
    return new SqlRows(
        List.of(columns.split(",")),
        Arrays.stream(lines).map(SchemaRowsTest::row).toList());
  }

  private static byte[][] row(String line) {
    return Arrays.stream(line.split("\\|", -1))
        .map(value -> value.equals("NULL") ? null : value.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** Partitioned by range columns(a), each divided by key(b) into three; primary key (b, a). */
  private static TableSchema twoLevels() {
    return new SchemaRows(
            "p2",
            500020,
            17,
            rows(
                "column_name,column_type,collation_name,is_nullable,extra",
                "A|bigint(20)|NULL|NO|",
                "b|varchar(20)|utf8mb4_bin|NO|",
                "g|varchar(10)|utf8mb4_general_ci|YES|VIRTUAL GENERATED",
                "n|decimal(10,2)|NULL|YES|",
                "x|binary(4)|NULL|YES|",
                "u|bigint(20) unsigned|NULL|NO|"),
            rows("index_name,seq_in_index,column_name", "ix|1|n", "PRIMARY|2|A", "PRIMARY|1|b"),
            rows("table_name,table_id,index_type", "__idx_500020_ix|500021|1"),
            rows(
                "part_level,part_type,part_expr,sub_part_type,sub_part_expr,part_key_name,"
                    + "part_key_type,part_key_extra",
                "2|4|a|1|b|A|5|",
                "2|4|a|1|b|b|22|"),
            rows(
                "part_id,tablet_id,high_bound_val,high_bound_hex",
                "7|0|10|0105053F000A",
                "8|0|MAXVALUE|0119070000FEFFFFFFFFFFFFFFFF01"),
            rows(
                "part_id,tablet_id,high_bound_val,high_bound_hex",
                "7|101|NULL|NULL",
                "7|102|NULL|NULL",
                "7|103|NULL|NULL",
                "8|104|NULL|NULL",
                "8|105|NULL|NULL",
                "8|106|NULL|NULL"))
        .toSchema();
  }

  @Test
  void readsColumnsKeyAndIndexes() {
    TableSchema schema = twoLevels();
    assertThat(schema.keyColumns()).containsExactly("b", "A");
    assertThat(schema.column("B").orElseThrow().collation()).isEqualTo(Collation.UTF8MB4_BIN);
    assertThat(schema.column("g").orElseThrow().generated()).isTrue();
    assertThat(schema.column("n").orElseThrow().scale()).isEqualTo(2);
    assertThat(schema.column("x").orElseThrow().paddedLength()).isEqualTo(4);
    assertThat(schema.column("u").orElseThrow().type()).isEqualTo(ValueType.UNSIGNED_BIGINT);
    assertThat(schema.index("IX").orElseThrow().columns()).containsExactly("n");
    assertThat(schema.tablets())
        .extracting(Tablet::tabletId)
        .containsExactly(101L, 102L, 103L, 104L, 105L, 106L);
  }

  @Test
  void findsTabletsInTwoLevels() {
    TableSchema schema = twoLevels();
    int low = schema.locate(List.of("b", "a"), List.of(Value.ofString("k"), Value.ofBigInt(9)));
    int high = schema.locate(List.of(), List.of(Value.ofString("k"), Value.ofBigInt(10)));
    assertThat(low).isBetween(0, 2);
    assertThat(high).isEqualTo(low + 3);
  }

  @Test
  void refusesKeysInAnotherOrderAsTheyWouldMeanAnotherRow() {
    TableSchema schema = twoLevels();
    List<Value> values = List.of(Value.ofBigInt(9), Value.ofString("k"));
    assertThatThrownBy(() -> schema.locate(List.of("a", "b"), values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[b, A]");
    assertThatThrownBy(() -> schema.locate(List.of("b"), List.of(Value.ofString("k"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsOnlyTheTabletsThatARangeMayTouch() {
    TableSchema schema = twoLevels();
    KeyRange oneText = KeyRange.of(
        List.of(Value.ofString("k"), Value.MIN),
        true,
        List.of(Value.ofString("k"), Value.MAX),
        true);
    assertThat(schema.prune(List.of(new ColumnRange(List.of("b", "A"), oneText))))
        .hasSize(2);
    assertThat(schema.prune(List.of(new ColumnRange(List.of("b", "A"), KeyRange.all()))))
        .hasSize(6);
    KeyRange below = KeyRange.of(List.of(Value.MIN), true, List.of(Value.ofBigInt(9)), true);
    assertThat(schema.prune(List.of(new ColumnRange(List.of("A"), below))))
        .containsExactly(0, 1, 2);
    List<Value> row = List.of(Value.ofString("k"), Value.ofBigInt(12));
    assertThat(schema.prune(
            List.of(new ColumnRange(List.of("b", "A"), KeyRange.of(row, true, row, true)))))
        .containsExactly(schema.locate(List.of(), row));
  }

  @Test
  void anIndexWithTabletsOfItsOwnIsGlobal() {
    SqlRows none = new SqlRows(List.of(), List.of());
    TableSchema schema = new SchemaRows(
            "t",
            5,
            1,
            rows("column_name,column_type,collation_name,is_nullable,extra", "k|int(11)|NULL|NO|"),
            rows("index_name,seq_in_index,column_name", "PRIMARY|1|k", "l|1|k", "g|1|k"),
            rows("table_name,table_id,index_type", "__idx_5_l|6|1", "__idx_5_g|7|3"),
            none,
            none,
            none)
        .toSchema();
    assertThat(schema.index("l").orElseThrow().global()).isFalse();
    assertThat(schema.index("G").orElseThrow().global()).isTrue();
  }

  @Test
  void theKeyOfAnIndexTableIsTheIndexesAndThenThePrimaryOne() {
    SqlRows none = new SqlRows(List.of(), List.of());
    TableSchema schema = new SchemaRows(
            IndexSchema.tableName(5, "g"),
            7,
            1,
            rows(
                "column_name,column_type,collation_name,is_nullable,extra",
                "k|int(11)|NULL|NO|",
                "v|bigint(20)|NULL|YES|"),
            rows("index_name,seq_in_index,column_name", "PRIMARY|1|k", "g|1|v"),
            none,
            none,
            none,
            none)
        .toSchema();
    assertThat(schema.keyColumns()).containsExactly("v", "k");
    assertThat(schema.tablets()).containsExactly(new Tablet(7, 0));
  }

  @Test
  void aTableWithoutPartitionsHasOneTablet() {
    SqlRows none = new SqlRows(List.of(), List.of());
    TableSchema schema = new SchemaRows(
            "t",
            5,
            1,
            rows("column_name,column_type,collation_name,is_nullable,extra", "k|int(11)|NULL|NO|"),
            rows("index_name,seq_in_index,column_name", "PRIMARY|1|k"),
            none,
            none,
            none,
            none)
        .toSchema();
    assertThat(schema.tablets()).containsExactly(new Tablet(5, 0));
    assertThat(schema.locate(List.of(), List.of(Value.ofInt(3)))).isZero();
  }
}
