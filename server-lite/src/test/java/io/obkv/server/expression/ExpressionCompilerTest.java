// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {
  /** 2024-01-01 00:00:00.123456 UTC. */
  private static final EvaluationContext NEW_YEAR = EvaluationContext.at(1_704_067_200_123_456L);

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/sql/expressions.tsv",
      delimiter = '\t',
      quoteCharacter = '\u0001',
      nullValues = "NULL",
      ignoreLeadingAndTrailingWhitespace = false)
  void evaluatesAsTheEngineDoes(String expression, String expected) {
    Value value =
        ExpressionCompiler.compile(expression, List.of()).evaluate(new Value[0], NEW_YEAR);

    String text = value.isNull() ? null : ValueText.of(value, NEW_YEAR.zone());
    assertThat(text == null || text.isEmpty() ? null : text).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "substring(k, 1, 4) | substr(`K`,1,4)",
        "-t | -(`T`)",
        "t+1 | (`T` + 1)",
        "substring(k, 9, conv(substring(k,1,8),16,10)) | substr(`K`,9,conv(substr(`K`,1,8),16,10))",
        "concat('x', t) | concat('x',`T`)",
        "t < 100 | (`T` < 100)",
        "abs(t) | abs(`T`)",
      })
  void printsTheNormalForm(String expression, String normal) {
    Node named = ExpressionCompiler.parse(expression)
        .rewrite(node -> node instanceof Node.Column column
            ? new Node.Column("", column.name().toUpperCase(java.util.Locale.ROOT))
            : node);

    assertThat(NodePrinter.print(named)).isEqualTo(normal);
    assertThat(NodePrinter.print(ExpressionCompiler.parse(normal))).isEqualTo(normal);
  }

  @Test
  void readsColumnsByNameWithoutRegardToCase() {
    ColumnSchema column = new ColumnSchema(
        16,
        "T",
        ColumnType.of(ValueType.BIGINT, 20, -1),
        false,
        ColumnDefault.NONE,
        false,
        false,
        Optional.empty(),
        "");
    Expression negated = ExpressionCompiler.compile("-t", List.of(column));

    assertThat(negated.evaluate(new Value[] {Value.ofBigInt(7)}, NEW_YEAR))
        .isEqualTo(Value.ofBigInt(-7));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807 + 1, 1690",
    "0 - 9223372036854775807 - 2, 1690",
    "nosuch, 1054",
    "nosuch(1), 1305",
    "1 +, 1064",
  })
  void refusesWithTheEnginesNumber(String expression, int number) {
    SqlException refusal = catchThrowableOfType(
        SqlException.class,
        () -> ExpressionCompiler.compile(expression, List.of()).evaluate(new Value[0], NEW_YEAR));

    assertThat(refusal.mysqlNumber()).isEqualTo(number);
  }
}
