// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One value of a partition's bound or list, as the definition says it: typed by the literal, not
 * yet by the column.
 */
public sealed interface BoundValue {
  /** How the metadata views print it. */
  String text();

  /** Above every value. */
  record MaxValue() implements BoundValue {
    @Override
    public String text() {
      return "MAXVALUE";
    }
  }

  /** All values that no other list names. */
  record Default() implements BoundValue {
    @Override
    public String text() {
      return "DEFAULT";
    }
  }

  /** NULL in a list. */
  record Null() implements BoundValue {
    @Override
    public String text() {
      return "NULL";
    }
  }

  /** A number. */
  record Numeric(BigDecimal value) implements BoundValue {
    public Numeric {
      requireNonNull(value, "value");
    }

    @Override
    public String text() {
      return value.toPlainString();
    }
  }

  /** Characters, or a point in time written as characters. Quotes inside are printed as they are. */
  record Characters(String value) implements BoundValue {
    public Characters {
      requireNonNull(value, "value");
    }

    @Override
    public String text() {
      return "'" + value + "'";
    }
  }
}
