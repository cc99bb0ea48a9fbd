// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.andList;
import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.compareVal;
import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.in;
import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.notIn;
import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.orList;
import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilter;
import com.alipay.oceanbase.rpc.table.api.TableQuery;
import io.obkv.compat.environment.Tables;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of queries. */
@CompatibilityCases
@TestInstance(Lifecycle.PER_CLASS)
class FilterIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  FilterIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void makeTable() {
    table = tables.create(
        "(k int primary key, n int, s varchar(20), b varbinary(20), u bigint unsigned, d double)");
    client.addRowKeyElement(table, new String[] {"k"});
    tables.fill(
        table,
        "1, 10, 'a', 'a', 10, 1.0",
        "2, -20, 'B', 'B', 20, null",
        "3, 30, 'c', 'c', 18446744073709551615, null",
        "4, null, null, null, null, null");
  }

  private TableQuery all() {
    return client
        .query(table)
        .setScanRangeColumns("k")
        .addScanRange(new Object[] {0}, new Object[] {9})
        .select("k");
  }

  private List<Object> keys(ObTableFilter filter) throws Exception {
    return Rows.column("k", all().setFilter(filter).execute());
  }

  private List<Object> keys(String filter) throws Exception {
    return Rows.column("k", all().filterString(filter).execute());
  }

  @ParameterizedTest
  @CsvSource({"LT,2", "LE,1 2", "EQ,1", "NE,2 3", "GE,1 3", "GT,3"})
  void integersCompareAsNumbers(ObCompareOp op, String keys) throws Exception {
    assertThat(keys(compareVal(op, "n", 10)))
        .extracting(Object::toString)
        .containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"LT,1", "LE,1 2", "EQ,2", "NE,1 3", "GE,2 3", "GT,3"})
  void textComparesByItsCollation(ObCompareOp op, String keys) throws Exception {
    assertThat(keys(compareVal(op, "s", "b")))
        .extracting(Object::toString)
        .containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"LT,2", "EQ,1", "GT,3"})
  void bytesCompareAsBytes(ObCompareOp op, String keys) throws Exception {
    assertThat(keys(compareVal(op, "b", "a")))
        .extracting(Object::toString)
        .containsExactly(keys.split(" "));
  }

  @Test
  void unsignedNumbersCompareWithoutSign() throws Exception {
    assertThat(keys("TableCompareFilter(>, 'u:9223372036854775807')")).containsExactly(3);
  }

  @Test
  void isFindsNull() throws Exception {
    assertThat(keys(compareVal(ObCompareOp.IS, "s", null))).containsExactly(4);
  }

  @Test
  void isNotPassesOverNull() throws Exception {
    assertThat(keys(compareVal(ObCompareOp.IS_NOT, "s", null))).containsExactly(1, 2, 3);
  }

  @Test
  void nullPassesNoComparison() throws Exception {
    assertThat(keys(compareVal(ObCompareOp.NE, "n", 12345))).containsExactly(1, 2, 3);
  }

  @Test
  void andNeedsAllOfItsMembers() throws Exception {
    assertThat(
            keys(andList(compareVal(ObCompareOp.GT, "n", 0), compareVal(ObCompareOp.NE, "s", "a"))))
        .containsExactly(3);
  }

  @Test
  void orNeedsOneOfItsMembers() throws Exception {
    assertThat(
            keys(orList(compareVal(ObCompareOp.LT, "n", 0), compareVal(ObCompareOp.EQ, "s", "c"))))
        .containsExactly(2, 3);
  }

  @Test
  void listsNest() throws Exception {
    assertThat(keys(andList(
            compareVal(ObCompareOp.IS_NOT, "n", null),
            orList(compareVal(ObCompareOp.EQ, "k", 1), compareVal(ObCompareOp.EQ, "k", 3)))))
        .containsExactly(1, 3);
  }

  @Test
  void inFindsItsValues() throws Exception {
    assertThat(keys(in("n", 30, 10, 99))).containsExactly(1, 3);
  }

  @Test
  void notInLeavesItsValuesOut() throws Exception {
    assertThat(keys(notIn("n", 30, 10))).containsExactly(2);
  }

  @Test
  void aFilterColumnNeedNotBeSelected() throws Exception {
    assertThat(Rows.all(all().setFilter(compareVal(ObCompareOp.EQ, "n", 30)).execute()))
        .singleElement()
        .satisfies(row -> assertThat(row).containsOnlyKeys("k"));
  }

  @Test
  void aFilterWorksBeforeTheLimit() throws Exception {
    assertThat(Rows.column(
            "k", all().setFilter(compareVal(ObCompareOp.GT, "n", 0)).limit(1, 1).execute()))
        .containsExactly(3);
  }

  @Test
  void anUnknownColumnIsRefused() {
    assertRefused(-4016, () -> keys(compareVal(ObCompareOp.EQ, "nope", 1)));
  }

  @Test
  void aValueThatIsNoIntegerIsRefused() {
    assertRefused(-4016, () -> keys(compareVal(ObCompareOp.EQ, "n", "ten")));
  }

  @Test
  void otherColumnTypesAreRefused() {
    assertRefused(
        -4007,
        "only for double, int and string, other column type not supported",
        () -> keys(compareVal(ObCompareOp.EQ, "d", 1.0)));
  }

  @Test
  void textThatIsNoFilterIsQuotedInTheError() {
    assertRefused(
        -10514,
        "Filter parse error, the input filter string is: 'TableCompareFilter(==, 'n:1')'",
        () -> keys("TableCompareFilter(==, 'n:1')"));
  }
}
