// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the benchmarks compare must be the same work. */
class SameMessagesTest {
  @Test
  void requestsHaveTheSameLengths() {
    assertThat(DriverMessages.put(7)).hasSameSizeAs(OfficialMessages.put(7));
    assertThat(DriverMessages.query(7)).hasSameSizeAs(OfficialMessages.query(7));
    assertThat(DriverMessages.batch(7)).hasSameSizeAs(OfficialMessages.batch(7));
  }
}
