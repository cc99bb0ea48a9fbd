// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyExpressionParserTest {
  private static Value evaluate(String expression, boolean binary, Object... row) {
    List<Value> key = java.util.Arrays.stream(row).map(Value::of).toList();
    return KeyExpressionParser.parse(
            expression, name -> new KeyExpression.Column("KTQ".indexOf(name.charAt(0))), binary)
        .evaluate(key);
  }

  @Test
  void takesPartsOfStringsInBytesOrCharacters() {
    assertThat(evaluate("substr(`K`,1,4)", true, "élan vital").string()).isEqualTo("éla");
    assertThat(evaluate("substr(`K`,1,4)", false, "élan vital").string()).isEqualTo("élan");
    assertThat(evaluate("substring(K, -3)", true, "abcdef").string()).isEqualTo("def");
    assertThat(evaluate("substr(K,0,2)", true, "abcdef").string()).isEmpty();
    assertThat(evaluate("substr(K,5,9)", true, "abc").string()).isEmpty();
  }

  @Test
  void negatesNumbers() {
    assertThat(evaluate("-(`T`)", false, "k", 17L)).isEqualTo(Value.ofBigInt(-17));
  }

  @Test
  void readsALengthOutOfTheStringItself() {
    assertThat(evaluate("substr(`K`,9,conv(substr(`K`,1,8),16,10))", true, "00000003abcdef")
            .string())
        .isEqualTo("abc");
  }

  @Test
  void computesDaysSecondsAndSums() {
    assertThat(evaluate("to_days(K)", false, LocalDate.of(1, 1, 1))).isEqualTo(Value.ofBigInt(366));
    assertThat(evaluate("unix_timestamp(K)", false, Instant.ofEpochMilli(1_704_038_400_900L)))
        .isEqualTo(Value.ofBigInt(1_704_038_400L));
    assertThat(evaluate("K + 2 * (T - 1) % 5", false, 10L, 4L)).isEqualTo(Value.ofBigInt(11));
  }

  @Test
  void nullGivesNull() {
    assertThat(evaluate("K+1", false, (Object) null).isNull()).isTrue();
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> evaluate("soundex(K)", false, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("soundex");
    assertThatThrownBy(() -> evaluate("K ? 1", false, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("K ? 1");
  }
}
