// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static io.obkv.server.model.hbase.WriteFixture.ALL;
import static io.obkv.server.model.hbase.WriteFixture.LATEST;
import static io.obkv.server.model.hbase.WriteFixture.NOW;
import static io.obkv.server.model.hbase.WriteFixture.bytes;
import static io.obkv.server.model.hbase.WriteFixture.filter;
import static io.obkv.server.model.hbase.WriteFixture.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.server.error.RequestException;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that look at the row first, as the real engine was seen to make them. */
class CheckedWritesTest {
  private static final String FAMILY = "ht$a";

  private final WriteFixture fixture = new WriteFixture();

  @BeforeEach
  void fill() {
    fixture.withTable("");
    fixture.batch(FAMILY, put("r", "q", -10, "v2"), put("r", "q", -5, "v9"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Operation mutation(OperationType type, String qualifier, long time, String value) {
    return WriteFixture.mutation(type, "r", qualifier, time, value == null ? null : bytes(value));
  }

  private static Operation increment(String qualifier, long delta) {
    return WriteFixture.mutation(
        OperationType.INCREMENT, "r", qualifier, ALL, Value.ofBytes(number(delta)));
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /** Whether a put that depends on a condition over q was made. */
  private boolean passes(String operator, String comparator, boolean absent) {
    String text =
        "CheckAndMutateFilter(" + operator + ", '" + comparator + "', 'a', 'q', " + absent + ")";
    return fixture
            .change(
                FAMILY,
                "r",
                filter(text, "q"),
                mutation(OperationType.INSERT_OR_UPDATE, "done", 1, "x"))
            .affectedRows()
        == 1;
  }

  private static List<Value> row(QueryAndMutateResult result, int index) {
    List<Value> all = List.copyOf(result.rows().values());
    return all.subList(index * 4, index * 4 + 4);
  }

  @Test
  void comparesTheGivenValueWithTheNewestCell() {
    assertThat(passes("=", "binary:v2", false)).isTrue();
    assertThat(passes("=", "binary:v9", false)).isFalse();
    assertThat(passes(">", "binary:v9", false)).isTrue();
    assertThat(passes("<", "binary:v9", false)).isFalse();
    assertThat(passes("<=", "binary:v2", false)).isTrue();
    assertThat(passes("!=", "binary:zz", false)).isTrue();
    assertThat(passes("NO_OP", "binary:v2", false)).isFalse();
    assertThat(passes("=", "binaryprefix:v", false)).isTrue();
    assertThat(passes("=", "substring:V", false)).isTrue();
  }

  @Test
  void takesAMissingCellForNoValueAtAll() {
    assertThat(passes("=", "binary:", true)).isFalse();
    fixture.batch(FAMILY, WriteFixture.delete("r", "q", ALL));
    assertThat(passes("!=", "binary:v2", false)).isFalse();
    assertThat(passes("=", "binary:", false)).isFalse();
    assertThat(passes("<", "binary:", true)).isTrue();
  }

  @Test
  void changesSeveralCellsOrNone() {
    QueryAndMutateResult result = fixture.change(
        FAMILY,
        "r",
        filter("CheckAndMutateFilter(=, 'binary:v2', 'a', 'q', false)", "q"),
        mutation(OperationType.INSERT_OR_UPDATE, "p", 7, "x"),
        mutation(OperationType.INSERT_OR_UPDATE, "s", ALL, "y"),
        mutation(OperationType.DELETE, "q", 5, null));

    assertThat(result.affectedRows()).isEqualTo(1);
    assertThat(fixture.cells(FAMILY)).containsExactly("r/p/7=x", "r/q/10=v2", "r/s/" + NOW + "=y");
  }

  @Test
  void passesWithoutAConditionWhereACellIs() {
    Operation put = mutation(OperationType.INSERT_OR_UPDATE, "p", 7, "x");

    assertThat(fixture.change(FAMILY, "r", filter("", "none"), put).affectedRows())
        .isZero();
    assertThat(fixture.change(FAMILY, "r", filter("", "q"), put).affectedRows()).isEqualTo(1);
  }

  @Test
  void looksAtTheTimesThatTheRequestNames() {
    String condition = "CheckAndMutateFilter(=, 'binary:v9', 'a', 'q', false)";

    assertThat(fixture
            .change(
                FAMILY,
                "r",
                filter(condition, 0, 10, 1, "q"),
                mutation(OperationType.INSERT_OR_UPDATE, "p", 7, "x"))
            .affectedRows())
        .isEqualTo(1);
  }

  @Test
  void refusesOtherConditionsAndOperations() {
    Operation put = mutation(OperationType.INSERT_OR_UPDATE, "p", 7, "x");

    assertRefused(ErrorCode.OB_ERR_NULL_VALUE, "ValueFilter(=,'binary:v2')", put);
    assertRefused(ErrorCode.OB_KV_FILTER_PARSE_ERROR, "nonsense(", put);
    assertRefused(ErrorCode.OB_NOT_SUPPORTED, "", mutation(OperationType.REPLACE, "p", 7, "x"));
    assertRefused(ErrorCode.OB_NOT_SUPPORTED, "", increment("n", 1), put);
    assertThatThrownBy(() -> fixture.change(FAMILY, "r", null, put))
        .hasMessageContaining("QueryAndMutate hbase model not set hfilter not supported");
  }

  private void assertRefused(ErrorCode code, String condition, Operation... mutations) {
    assertThatThrownBy(() -> fixture.change(FAMILY, "r", filter(condition, "q"), mutations))
        .isInstanceOfSatisfying(
            RequestException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void appendsAndIncrementsIntoNewVersionsAndAnswersThemByColumn() {
    QueryAndMutateResult result = fixture.change(
        FAMILY,
        "r",
        filter("CheckAndMutateFilter(=, 'binary:other', 'a', 'q', false)", "q", "n"),
        mutation(OperationType.APPEND, "q", ALL, "+"),
        increment("n", -3));

    assertThat(result.affectedRows()).isEqualTo(1);
    assertThat(result.rows().columns()).containsExactly("K", "Q", "T", "V");
    assertThat(row(result, 0).get(3).bytes()).isEqualTo(number(-3));
    assertThat(row(result, 0).get(2).bits()).isEqualTo(-NOW);
    assertThat(WriteFixture.text(row(result, 1).get(3))).isEqualTo("v2+");
    assertThat(fixture.cells(FAMILY)).contains("r/q/" + NOW + "=v2+", "r/q/10=v2");
  }

  @Test
  void incrementsTwiceInOneRequest() {
    QueryAndMutateResult result =
        fixture.change(FAMILY, "r", filter("", "n"), increment("n", 1), increment("n", 5));

    assertThat(row(result, 1).get(3).bytes()).isEqualTo(number(6));
  }

  @Test
  void incrementsACellOfTheFutureWhereReadsSeeIt() {
    long future = NOW + 5_000;
    fixture.batch(FAMILY, WriteFixture.put("r", "n", -future, "12345678"));

    QueryAndMutateResult result = fixture.change(FAMILY, "r", filter("", "n"), increment("n", 1));

    assertThat(row(result, 0).get(2).bits()).isEqualTo(-future);
    assertThat(WriteFixture.text(row(result, 0).get(3))).isEqualTo("12345679");
  }

  @Test
  void incrementsOnlyWhatHasEightBytesAndUndoesTheRest() {
    assertThatThrownBy(() ->
            fixture.change(FAMILY, "r", filter("", "n", "q"), increment("n", 1), increment("q", 1)))
        .hasMessageContaining("current length of the HBase cell is '2'");
    assertThat(fixture.cells(FAMILY)).noneMatch(cell -> cell.startsWith("r/n"));
  }

  @Test
  void negatesTheTimesOfBatchesByTable() {
    fixture.legacyBatch(
        FAMILY,
        false,
        WriteFixture.mutation(OperationType.INSERT_OR_UPDATE, "s", "q", 7, bytes("x")),
        WriteFixture.mutation(OperationType.INSERT_OR_UPDATE, "s", "q", ALL, bytes("y")));
    assertThat(fixture.cells(FAMILY)).contains("s/q/7=x", "s/q/" + NOW + "=y");

    assertThat(fixture
            .legacyBatch(
                FAMILY, true, WriteFixture.mutation(OperationType.DELETE, "s", "q", LATEST, null))
            .results()
            .get(0)
            .affectedRows())
        .isEqualTo(2);
  }
}
