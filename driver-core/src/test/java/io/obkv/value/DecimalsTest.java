// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class DecimalsTest {
  @Property
  void littleEndianFormIsReadBack(@ForAll BigInteger unscaled) {
    assertThat(Decimals.fromLittleEndian(Decimals.littleEndian(unscaled))).isEqualTo(unscaled);
  }

  @Property
  void numberFormIsReadBack(
      @ForAll @BigRange(min = "0", max = "99999999999999999999999999.999999") @Scale(6)
          BigDecimal value) {
    assertThat(Decimals.ofNumber(Decimals.toNumber(value))).isEqualByComparingTo(value);
  }

  @Property
  void decimalValueIsReadBack(@ForAll BigDecimal value) {
    assertThat(Value.ofDecimal(ValueType.DECIMAL, value).toJava()).isEqualTo(value);
  }
}
