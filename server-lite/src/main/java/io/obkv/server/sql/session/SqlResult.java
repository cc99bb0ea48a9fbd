// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What one statement answers. Arrays in it are not to be changed. */
public sealed interface SqlResult extends AutoCloseable {
  /** Remarks, in their order. */
  List<SqlWarning> warnings();

  /** Lets go of what rows that were not read hold. A second call does nothing. */
  @Override
  default void close() {}

  /**
   * The answer of a statement without rows. Immutable.
   *
   * @param affectedRows by MySQL's rules (9.1 of the SQL notes)
   * @param insertId the first number that the statement drew, 0 when it drew none
   * @param info the info line without its leading blank, possibly empty
   */
  record Done(long affectedRows, long insertId, String info, List<SqlWarning> warnings)
      implements SqlResult {
    public Done {
      requireNonNull(info, "info");
      warnings = List.copyOf(warnings);
    }

    /** The answer when no rows were touched. */
    public static Done nothing() {
      return new Done(0, 0, "", List.of());
    }

    /** The answer with a count of rows. */
    public static Done of(long affectedRows) {
      return new Done(affectedRows, 0, "", List.of());
    }

    /** The answer of a statement that made remarks. */
    public static Done with(long affectedRows, List<SqlWarning> warnings) {
      return new Done(affectedRows, 0, "", warnings);
    }
  }

  /**
   * A result set, read once from its start to its end. Rows may be made while they are read, so
   * {@link #next} may fail as the statement itself may, and a result that is not read to its end must
   * be closed. For one thread at a time.
   */
  final class Rows implements SqlResult {
    /** What wants to know how a reading ended. */
    @FunctionalInterface
    public interface End {
      /**
       * Is called once.
       *
       * @param rows how many rows were given
       * @param code the error code that the reading failed with, 0 for none
       */
      void ended(long rows, int code);
    }

    private final List<ResultColumn> columns;
    private final RowCursor cursor;
    private final List<SqlWarning> warnings;
    private List<Value[]> read;
    private boolean finished;
    private long given;
    private int code;
    private End end = (rows, outcome) -> {};

    private Rows(List<ResultColumn> columns, RowCursor cursor, List<SqlWarning> warnings) {
      this.columns = List.copyOf(columns);
      this.cursor = requireNonNull(cursor, "cursor");
      this.warnings = List.copyOf(warnings);
    }

    /** A result set that is at hand, without remarks. */
    public static Rows of(List<ResultColumn> columns, List<Value[]> rows) {
      Iterator<Value[]> all = List.copyOf(rows).iterator();
      return streamed(columns, new RowCursor() {
        @Override
        public Value[] next() {
          return all.hasNext() ? all.next() : null;
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      });
    }

    /** A result set whose rows are made while they are read; it closes the cursor. */
    public static Rows streamed(List<ResultColumn> columns, RowCursor cursor) {
      return new Rows(columns, cursor, List.of());
    }

    /** What the columns are. */
    public List<ResultColumn> columns() {
      return columns;
    }

    /**
     * The next row, a value a column; null at the end, and from then on.
     *
     * @throws io.obkv.server.catalog.SqlException when the rest cannot be read
     */
    public Value[] next() {
      Value[] row = finished ? null : read();
      if (row == null) {
        close();
      } else {
        given++;
      }
      return row;
    }

    private Value[] read() {
      try {
        return cursor.next();
      } catch (SqlException failed) {
        code = failed.code();
        throw failed;
      }
    }

    /** Says who wants to know how the reading ended. */
    public void onEnd(End listener) {
      end = requireNonNull(listener, "listener");
    }

    /** All rows that have not been read, in memory; the same list at every call. */
    public List<Value[]> rows() {
      if (read == null) {
        List<Value[]> all = new ArrayList<>();
        try (this) {
          for (Value[] row = next(); row != null; row = next()) {
            all.add(row);
          }
        }
        read = List.copyOf(all);
      }
      return read;
    }

    @Override
    public List<SqlWarning> warnings() {
      return warnings;
    }

    @Override
    public void close() {
      if (!finished) {
        finished = true;
        cursor.close();
        end.ended(given, code);
      }
    }
  }
}
