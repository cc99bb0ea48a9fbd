// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import io.obkv.server.catalog.SqlErrors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.TokenSource;

/**
 * Tokens for a parser that may use a limited amount of CPU time. There are short statements over which the
 * published grammar ponders for minutes. For one statement, on one thread.
 */
final class TimedTokens extends CommonTokenStream {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LOOKS_PER_CHECK = 64;

  private final long startNanos = THREADS.getCurrentThreadCpuTime();
  private int looks;

  TimedTokens(TokenSource source) {
    super(source);
  }

  @Override
  public int LA(int distance) {
    looks++;
    if (looks % LOOKS_PER_CHECK == 0 && isOver()) {
      throw SqlErrors.timeout();
    }
    return super.LA(distance);
  }

  private boolean isOver() {
    return THREADS.getCurrentThreadCpuTime() - startNanos > MOST_NANOS;
  }
}
