// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import io.obkv.server.catalog.SqlErrors;
import java.util.concurrent.TimeUnit;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.TokenSource;

/**
 * Tokens for a parser that may look at them for a limited time. There are short statements over which the
 * published grammar ponders for minutes. For one statement.
 */
final class TimedTokens extends CommonTokenStream {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int LOOKS_PER_CHECK = 64;

  private final long startNanos = System.nanoTime();
  private int looks;

  TimedTokens(TokenSource source) {
    super(source);
  }

  @Override
  public int LA(int distance) {
    looks++;
    if (looks % LOOKS_PER_CHECK == 0 && System.nanoTime() - startNanos > MOST_NANOS) {
      throw SqlErrors.timeout();
    }
    return super.LA(distance);
  }
}
