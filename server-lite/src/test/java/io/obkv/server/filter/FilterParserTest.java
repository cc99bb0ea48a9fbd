// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.FilterNode.Call;
import io.obkv.server.filter.FilterNode.Connective;
import io.obkv.server.filter.FilterNode.Junction;
import io.obkv.server.filter.FilterNode.Prefix;
import io.obkv.server.filter.FilterNode.Prefixed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final Call A = new Call("A", List.of());
  private static final Call B = new Call("B", List.of());
  private static final Call C = new Call("C", List.of());

  private static FilterNode parse(String text) {
    return FilterParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsArgumentsOfEveryKind() {
    assertThat(parse(" f ( 'a''b' ,-12,TRUE, false,<=,is_not,NO_OP,'') "))
        .isEqualTo(new Call(
            "f",
            List.of(
                FilterArgument.Text.of("a'b"),
                new FilterArgument.Int(-12),
                new FilterArgument.Bool(true),
                new FilterArgument.Bool(false),
                new FilterArgument.Operator(CompareOp.LESS_OR_EQUAL),
                new FilterArgument.Operator(CompareOp.IS_NOT),
                new FilterArgument.Operator(CompareOp.NO_OP),
                FilterArgument.Text.of(""))));
  }

  @Test
  void bindsSignsTighterThanWordsAndAndTighterThanOr() {
    assertThat(parse("A() OR B() AND C()"))
        .isEqualTo(new Junction(
            Connective.OR_WORD, List.of(A, new Junction(Connective.AND_WORD, List.of(B, C)))));
    assertThat(parse("A() && B() || C()"))
        .isEqualTo(new Junction(
            Connective.OR_SIGN, List.of(new Junction(Connective.AND_SIGN, List.of(A, B)), C)));
    assertThat(parse("A() || B() and C()"))
        .isEqualTo(new Junction(
            Connective.AND_WORD, List.of(new Junction(Connective.OR_SIGN, List.of(A, B)), C)));
  }

  @Test
  void appliesAPrefixToOneFilter() {
    assertThat(parse("skip A() && WHILE (B() && C())"))
        .isEqualTo(new Junction(
            Connective.AND_SIGN,
            List.of(
                new Prefixed(Prefix.SKIP, A),
                new Prefixed(Prefix.WHILE, new Junction(Connective.AND_SIGN, List.of(B, C))))));
  }

  @Test
  void forgetsOuterParentheses() {
    assertThat(parse("((A()))")).isEqualTo(A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A",
        "A(",
        "A(1",
        "A(1,)",
        "A(,1)",
        "()",
        "A()B()",
        "A() OR",
        "OR A()",
        "A(==,'x')",
        "A(<>,'x')",
        "A('x)",
        "A('it's')",
        "A(x)",
        "A(1.5)",
        "A(99999999999999999999)",
        "A(-)",
        "A() | B()",
        "A() & B()",
        "A(!)",
        "SKIP",
        "SKIP SKIP A()",
        "(A()",
        "A())",
        "A(\u00e9)",
        "1()"
      })
  void refusesWhatIsNoFilter(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(RequestException.class, e -> {
      assertThat(e.code()).isEqualTo(ErrorCode.OB_KV_FILTER_PARSE_ERROR);
      assertThat(e.text())
          .isEqualTo("Filter parse error, the input filter string is: '" + text + "'");
    });
  }

  @Test
  void boundsTheDepth() {
    int most = FilterParser.MAX_DEPTH;
    assertThat(parse("(".repeat(most) + "A()" + ")".repeat(most))).isEqualTo(A);
    assertThatThrownBy(() -> parse("(".repeat(most + 1) + "A()" + ")".repeat(most + 1)))
        .isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> parse("(".repeat(1_000_000))).isInstanceOf(RequestException.class);
  }

  @Property
  void parsesWhatItPrints(@ForAll("nodes") FilterNode node) {
    assertThat(FilterParser.parse(FilterPrinter.print(node))).isEqualTo(node);
  }

  @Property
  void throwsNothingElseOnAnyBytes(@ForAll byte[] text) {
    try {
      FilterParser.parse(text);
    } catch (RequestException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.OB_KV_FILTER_PARSE_ERROR);
    }
  }

  @Property
  void throwsNothingElseOnAnyTokens(@ForAll("tokens") List<String> tokens) {
    try {
      parse(String.join("", tokens));
    } catch (RequestException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.OB_KV_FILTER_PARSE_ERROR);
    }
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "(", ")", ",", "'", "''", "A", "A()", " OR ", " AND ", "||", "&&", "SKIP ", "WHILE ",
            "1", "-", "true", "=", "!=", "<", " ")
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<FilterNode> nodes() {
    return nodes(3);
  }

  private static Arbitrary<FilterNode> nodes(int depth) {
    Arbitrary<FilterNode> call = Combinators.combine(
            Arbitraries.of("A", "TableCompareFilter", "x_1"), arguments().list().ofMaxSize(3))
        .as(Call::new);
    if (depth == 0) {
      return call;
    }
    Arbitrary<FilterNode> inner = Arbitraries.lazy(() -> nodes(depth - 1));
    Arbitrary<FilterNode> junction = Combinators.combine(
            Arbitraries.of(Connective.class), inner.list().ofMinSize(2).ofMaxSize(3))
        .as(Junction::new);
    Arbitrary<FilterNode> prefixed =
        Combinators.combine(Arbitraries.of(Prefix.class), inner).as(Prefixed::new);
    return Arbitraries.oneOf(call, junction, prefixed);
  }

  private static Arbitrary<FilterArgument> arguments() {
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofMaxSize(6).map(FilterArgument.Text::new),
        Arbitraries.strings().withChars("'a").ofMaxLength(4).map(FilterArgument.Text::of),
        Arbitraries.longs().map(FilterArgument.Int::new),
        Arbitraries.of(true, false).map(FilterArgument.Bool::new),
        Arbitraries.of(CompareOp.class).map(FilterArgument.Operator::new));
  }
}
