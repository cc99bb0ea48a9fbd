// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.stream.Stream;

/** What may be a key: the checks of 7.2 of the SQL notes. Stateless. */
final class KeyChecks {
  private static final int LONGEST = 16_384;
  private static final int CHARACTER_BYTES = 4;

  private KeyChecks() {}

  /** The declared column of a key, or 1072. */
  static ColumnSchema column(String name, List<ColumnSchema> columns) {
    return columns.stream()
        .filter(column -> column.isNamed(name) && !column.isHidden())
        .findFirst()
        .orElseThrow(() -> SqlErrors.unknownKeyColumn(name));
  }

  /** Refuses types that cannot be in a key, doubles, and columns that are too long. */
  static void check(List<ColumnSchema> key, boolean fulltext) {
    for (int i = 0; i < key.size(); i++) {
      ColumnSchema column = key.get(i);
      if (key.subList(0, i).contains(column)) {
        throw SqlErrors.duplicateColumn(column.name());
      }
      if (!fulltext) {
        checkType(column);
      }
    }
  }

  private static void checkType(ColumnSchema column) {
    ColumnType type = column.type();
    if (type.type() == ValueType.JSON) {
      throw SqlErrors.of(
          -5423,
          3152,
          "42000",
          "JSON column '" + column.name() + "' cannot be used in key specification.");
    }
    if (type.type().isText()) {
      throw SqlErrors.of(
          -5216,
          1167,
          "42000",
          "The used storage engine can't index column '" + column.name() + "'");
    }
    long bytes = type.isBinary() ? type.length() : (long) type.length() * CHARACTER_BYTES;
    if (bytes > LONGEST) {
      throw SqlErrors.of(
          -5196,
          1071,
          "42000",
          "Specified key was too long; max key length is " + LONGEST + " bytes");
    }
  }

  /** Refuses a primary key over generated columns, and over columns declared NULL but in a heap. */
  static void checkPrimaryKey(List<String> key, List<ColumnDraft> drafts, boolean heap) {
    for (ColumnDraft draft : drafts) {
      boolean inKey = key.stream().anyMatch(draft.column()::isNamed);
      if (inKey && draft.expression().isPresent()) {
        throw SqlErrors.of(
            -5292,
            3106,
            "HY000",
            "'Defining a generated column as primary key' is not supported for generated columns.");
      }
      if (inKey && draft.explicitNull() && !heap) {
        throw SqlErrors.of(
            -5256,
            1171,
            "42000",
            "All parts of a PRIMARY KEY must be NOT NULL; if you need NULL in a key, use UNIQUE"
                + " instead");
      }
    }
  }

  /**
   * Refuses a key without the columns that place its rows; generated columns need not be in it.
   *
   * @param what the key's kind, for the message
   */
  static void checkHoldsPartitionColumns(
      List<String> key, PartitionDraft partitioning, List<ColumnSchema> columns, String what) {
    boolean holds = Stream.concat(Stream.of(partitioning.level()), partitioning.subLevel().stream())
        .map(PartitionLevel::columns)
        .flatMap(List::stream)
        .map(name -> column(name, columns))
        .filter(column -> column.generated().isEmpty())
        .allMatch(column -> key.stream().anyMatch(column::isNamed));
    if (!holds) {
      throw SqlErrors.indexLacksPartitionColumns(what);
    }
  }
}
