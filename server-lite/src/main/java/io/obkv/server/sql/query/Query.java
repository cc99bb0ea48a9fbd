// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;

/** A query as it was written, names not yet looked up. Immutable. */
public sealed interface Query {
  /** Its order; empty where none is asked for. */
  List<SortKey> orderBy();

  /** Which rows of the result are given. */
  Limit limit();

  /**
   * One SELECT.
   *
   * @param distinct whether equal rows are given once
   * @param items what is given
   * @param from where rows come from; empty for one row without columns
   * @param where what rows must fulfil
   * @param groupBy what rows of a group have in common
   * @param having what groups must fulfil
   */
  record Select(
      boolean distinct,
      List<SelectItem> items,
      Optional<TableReference> from,
      Optional<Node> where,
      List<Node> groupBy,
      Optional<Node> having,
      List<SortKey> orderBy,
      Limit limit)
      implements Query {
    public Select {
      items = List.copyOf(items);
      groupBy = List.copyOf(groupBy);
      orderBy = List.copyOf(orderBy);
    }
  }

  /**
   * Two queries put together.
   *
   * @param all whether equal rows are kept
   */
  record SetOperation(
      Kind kind, boolean all, Query left, Query right, List<SortKey> orderBy, Limit limit)
      implements Query {
    /** How two results are put together. */
    public enum Kind {
      UNION,
      INTERSECT,
      EXCEPT
    }

    public SetOperation {
      orderBy = List.copyOf(orderBy);
    }
  }

  /** A query with its own order and limit around it. */
  record Ordered(Query query, List<SortKey> orderBy, Limit limit) implements Query {
    public Ordered {
      orderBy = List.copyOf(orderBy);
    }
  }

  /**
   * A query that sees named queries as tables, the later ones those before them, too.
   *
   * @param tables the named queries
   */
  record With(List<CommonTable> tables, Query query) implements Query {
    public With {
      tables = List.copyOf(tables);
    }

    @Override
    public List<SortKey> orderBy() {
      return List.of();
    }

    @Override
    public Limit limit() {
      return Limit.NONE;
    }
  }

  /**
   * A named query.
   *
   * @param name in lower case
   * @param columns the names of its columns; none for those of the query
   */
  record CommonTable(String name, List<String> columns, Query query) {
    public CommonTable {
      columns = List.copyOf(columns);
    }
  }

  /** One term of ORDER BY. */
  record SortKey(Node node, boolean descending) {}
}
