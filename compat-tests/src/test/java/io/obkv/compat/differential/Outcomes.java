// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.table.Table;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import io.obkv.value.Value;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Answers as text, without what differs from one run to the next. */
final class Outcomes {
  private Outcomes() {}

  /** What comes of a step: its answer, or the number of its error. */
  static String of(Step step, Table table) {
    try {
      return step.answer(table);
    } catch (ServerException e) {
      return "error " + e.number();
    } catch (ObkvException | IllegalArgumentException e) {
      return e.getClass().getSimpleName();
    }
  }

  static String of(MutationResult result) {
    return result.affectedRows() + result.row().map(row -> " " + row(row)).orElse("");
  }

  static String row(Row row) {
    return row.columns().stream()
        .map(column -> column + "=" + of(row.value(column)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String of(Value value) {
    if (value.isNull()) {
      return "null";
    }
    return value.type().isBytes() || value.type().isDecimal()
        ? value.type().displayName() + ":" + HexFormat.of().formatHex(value.bytes())
        : value.type().displayName() + ":" + value.bits();
  }
}
