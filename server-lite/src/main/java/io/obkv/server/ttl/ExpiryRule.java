// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;

/**
 * A reason for which rows may be deleted. A model of data adds its own; a table is treated by the
 * first rule that covers it. Safe for many threads.
 */
public interface ExpiryRule {
  /** True when rows of the table may expire. */
  boolean covers(TableSchema table);

  /** For one walk over one tablet, by one thread. */
  Judge judge(TableLayout table);

  /** Looks at the rows of a tablet one after the other. */
  interface Judge {
    /** What to do with the next row in the order of the primary key. */
    Verdict next(Value[] row, EvaluationContext context);

    /**
     * True when a row that was to go still has to, now that it is locked: it may have been written
     * again meanwhile.
     */
    boolean confirms(Value[] locked, Verdict before, EvaluationContext context);
  }

  /** What is to become of a row. */
  enum Verdict {
    KEEP,
    /** Its time has passed. */
    EXPIRED,
    /** There are enough newer versions of it. */
    SURPLUS
  }
}
