// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;

/** Where rows come from. Immutable. */
public sealed interface TableReference {
  /**
   * A table or view by name.
   *
   * @param database in lower case; empty for the session's
   * @param name in lower case
   * @param written the name as written, for messages
   * @param alias its name in the statement, in lower case
   * @param partitions those of PARTITION(…), as written; none for all
   * @param indexes those of FORCE INDEX or USE INDEX, as written; none for the server's choice
   */
  record Named(
      String database,
      String name,
      String written,
      String alias,
      List<String> partitions,
      List<String> indexes)
      implements TableReference {
    public Named {
      partitions = List.copyOf(partitions);
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * A query in FROM.
   *
   * @param alias in lower case
   * @param columns names for its columns; none for those of the query
   */
  record Derived(Query query, String alias, List<String> columns) implements TableReference {
    public Derived {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Two of them side by side.
   *
   * @param on the condition of ON
   * @param using the columns of USING
   * @param natural whether USING is all that both have
   */
  record Joined(
      Kind kind,
      TableReference left,
      TableReference right,
      Optional<Node> on,
      List<String> using,
      boolean natural)
      implements TableReference {
    /** Which side's rows are given though they have no partner. */
    public enum Kind {
      INNER,
      LEFT,
      RIGHT
    }

    public Joined {
      using = List.copyOf(using);
    }

    /** All pairs of rows. */
    static Joined pairs(TableReference left, TableReference right) {
      return new Joined(Kind.INNER, left, right, Optional.empty(), List.of(), false);
    }
  }
}
