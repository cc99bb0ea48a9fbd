// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.table.Rows;
import io.obkv.table.Table;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.RowOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One generated call. Can be made any number of times, on any server. */
sealed interface Step {
  /** Makes the call; what it answers as one text, see {@link Outcomes}. */
  String answer(Table table);

  /** The table that the call is for. */
  default String table(Design design) {
    return design.name();
  }

  /** What kind of call it is, in a word. */
  String kind();

  record One(RowOperation operation) implements Step {
    @Override
    public String answer(Table table) {
      if (operation instanceof Get get) {
        return table.get(get).map(Outcomes::row).orElse("no row");
      }
      if (operation instanceof CheckAndInsertOrUpdate check) {
        return Outcomes.of(table.checkAndInsertOrUpdate(check));
      }
      return Outcomes.of(table.mutate((Mutation) operation));
    }

    @Override
    public String kind() {
      return operation.getClass().getSimpleName();
    }

    @Override
    public String toString() {
      return Descriptions.of(operation);
    }
  }

  /** An operation on a table that does not exist. */
  record Elsewhere(RowOperation operation) implements Step {
    @Override
    public String answer(Table table) {
      return new One(operation).answer(table);
    }

    @Override
    public String table(Design design) {
      return design.name() + "_elsewhere";
    }

    @Override
    public String kind() {
      return "Elsewhere";
    }

    @Override
    public String toString() {
      return "on an unknown table: " + Descriptions.of(operation);
    }
  }

  record Many(List<RowOperation> operations, boolean oneResult) implements Step {
    @Override
    public String answer(Table table) {
      Batch batch = Batch.of(operations);
      return table.batch(oneResult ? batch.returningOneResult() : batch).results().stream()
          .map(Outcomes::of)
          .collect(Collectors.joining("; "));
    }

    @Override
    public String kind() {
      return "Batch";
    }

    @Override
    public String toString() {
      return operations.stream()
          .map(Descriptions::of)
          .collect(Collectors.joining(", ", oneResult ? "batch for one result [" : "batch [", "]"));
    }
  }

  record Read(Query query, boolean ordered) implements Step {
    @Override
    public String answer(Table table) {
      List<String> found = new ArrayList<>();
      try (Rows rows = table.query(query)) {
        rows.forEachRemaining(row -> found.add(Outcomes.row(row)));
      }
      if (!ordered) {
        found.sort(null);
      }
      return found.toString();
    }

    @Override
    public String kind() {
      return "Query";
    }

    @Override
    public String toString() {
      return Descriptions.of(query);
    }
  }

  record Summary(Aggregate aggregate) implements Step {
    @Override
    public String answer(Table table) {
      return Outcomes.row(table.aggregate(aggregate));
    }

    @Override
    public String kind() {
      return "Aggregate";
    }

    @Override
    public String toString() {
      return aggregate.names() + " of " + Descriptions.of(aggregate.query());
    }
  }

  record Conditional(ConditionalMutation mutation) implements Step {
    @Override
    public String answer(Table table) {
      var result = table.mutate(mutation);
      return result.affectedRows()
          + result.formerRows().stream().map(Outcomes::row).sorted().toList().toString();
    }

    @Override
    public String kind() {
      return "Conditional" + mutation.type();
    }

    @Override
    public String toString() {
      return mutation.type()
          + " "
          + Descriptions.of(mutation.columns())
          + (mutation.returnsFormerRows() ? " returning rows" : "")
          + " where "
          + Descriptions.of(mutation.query());
    }
  }
}
