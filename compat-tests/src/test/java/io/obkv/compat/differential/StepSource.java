// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Put;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.Replace;
import io.obkv.table.operation.RowOperation;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.operation.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls on one table, drawn by chance from a seed: the same seed gives the same calls. */
final class StepSource {
  /** One value in so many is drawn for another type. */
  private static final int BAD_VALUES = 40;

  private final Design design;
  private final Random random;

  StepSource(Design design, long seed) {
    this.design = design;
    this.random = new Random(seed);
  }

  Step next() {
    int choice = random.nextInt(100);
    if (oneIn(300)) {
      return new Step.Elsewhere(rowOperation(design.columns(), true));
    }
    if (choice < 55) {
      return new Step.One(rowOperation(design.columns(), true));
    }
    if (choice < 65) {
      return batch();
    }
    if (choice < 82) {
      return read();
    }
    if (choice < 88) {
      return summary();
    }
    return choice < 94 ? conditional() : new Step.One(check());
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Object value(Column column) {
    if (oneIn(BAD_VALUES)) {
      return ColumnKind.badValue(random);
    }
    return oneIn(12) ? null : column.kind().value(random);
  }

  private Key key() {
    Key key = null;
    for (Column column : design.key()) {
      Object value = oneIn(2 * BAD_VALUES) ? value(column) : column.kind().value(random);
      key = key == null ? Key.of(column.name(), value) : key.and(column.name(), value);
    }
    return key;
  }

  private Key perhapsBadKey() {
    return oneIn(3 * BAD_VALUES) ? Key.of("nosuch", 1L) : key();
  }

  private String columnName(Column column) {
    return oneIn(3 * BAD_VALUES) ? "nosuch" : column.name();
  }

  private List<Column> someColumns() {
    return some(design.columns());
  }

  private List<Column> some(List<Column> columns) {
    List<Column> some = new ArrayList<>();
    for (Column column : columns) {
      if (oneIn(2)) {
        some.add(column);
      }
    }
    return some.isEmpty() ? List.of(oneOf(columns)) : some;
  }

  /**
   * An operation of any kind.
   *
   * @param columns the columns that it may get back
   * @param wholeRows whether gets may leave out the columns' names
   */
  private RowOperation rowOperation(List<Column> columns, boolean wholeRows) {
    Key key = perhapsBadKey();
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> get(key, columns, wholeRows);
      case 3, 4 -> insert(key);
      case 5 -> update(key);
      case 6 -> replace(key);
      case 7 -> insertOrUpdate(key);
      case 8 -> put(key);
      case 9 -> Delete.of(key);
      case 10 -> increment(key, columns);
      default -> append(key, columns);
    };
  }

  private Get get(Key key, List<Column> columns, boolean wholeRows) {
    Get get = Get.of(key);
    return wholeRows && oneIn(2)
        ? get
        : get.select(some(columns).stream().map(this::columnName).toList());
  }

  private Insert insert(Key key) {
    Insert insert = Insert.of(key);
    someColumns().forEach(column -> insert.set(columnName(column), value(column)));
    return insert;
  }

  private Update update(Key key) {
    Update update = Update.of(key);
    someColumns().forEach(column -> update.set(columnName(column), value(column)));
    return update;
  }

  private Replace replace(Key key) {
    Replace replace = Replace.of(key);
    someColumns().forEach(column -> replace.set(columnName(column), value(column)));
    return replace;
  }

  private InsertOrUpdate insertOrUpdate(Key key) {
    InsertOrUpdate write = InsertOrUpdate.of(key);
    someColumns().forEach(column -> write.set(columnName(column), value(column)));
    return write;
  }

  private Put put(Key key) {
    Put put = Put.of(key);
    List<Column> columns = oneIn(3) ? someColumns() : design.columns();
    columns.forEach(column -> put.set(columnName(column), value(column)));
    return put;
  }

  private Increment increment(Key key, List<Column> columns) {
    Increment increment = Increment.of(key)
        .by(columnName(oneOf(columns)), oneIn(9) ? Long.MAX_VALUE : random.nextInt(9) - 4);
    return oneIn(2) ? increment.returningRow() : increment;
  }

  private Append append(Key key, List<Column> columns) {
    Append append = Append.of(key).text(columnName(oneOf(columns)), oneIn(5) ? "" : "+x");
    return oneIn(2) ? append.returningRow() : append;
  }

  private Step batch() {
    List<Column> columns =
        design.columns().stream().filter(column -> column.kind().isInBatches()).toList();
    boolean wholeRows = columns.size() == design.columns().size();
    boolean reads = oneIn(4);
    boolean oneResult = !reads && oneIn(4);
    int kind = random.nextInt(12);
    List<RowOperation> operations = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      operations.add(
          reads
              ? get(key(), columns, wholeRows)
              : oneResult ? ofKind(kind) : rowOperation(columns, wholeRows));
    }
    return new Step.Many(operations, oneResult);
  }

  private RowOperation ofKind(int kind) {
    Key key = key();
    return kind % 3 == 0 ? put(key) : kind % 3 == 1 ? insertOrUpdate(key) : Delete.of(key);
  }

  private Filter filter() {
    if (oneIn(4)) {
      return oneIn(2) ? Filter.all(filter(), filter()) : Filter.any(filter(), filter());
    }
    Column column = oneOf(design.everyColumn());
    String name = columnName(column);
    Object value = filterValue(column);
    return switch (random.nextInt(9)) {
      case 0 -> Filter.eq(name, value);
      case 1 -> Filter.ne(name, value);
      case 2 -> Filter.lt(name, value);
      case 3 -> Filter.le(name, value);
      case 4 -> Filter.gt(name, value);
      case 5 -> Filter.ge(name, value);
      case 6 -> Filter.isNull(name);
      case 7 -> Filter.isNotNull(name);
      default -> Filter.in(name, List.of(value, filterValue(column)));
    };
  }

  /** Of the column's type where filters can say it; else, and now and then, of another. */
  private Object filterValue(Column column) {
    boolean fits = ColumnKind.IN_FILTERS.contains(column.kind()) && !oneIn(BAD_VALUES);
    ColumnKind kind = fits ? column.kind() : oneOf(List.copyOf(ColumnKind.IN_FILTERS));
    return kind.value(random);
  }

  private ScanRange range() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> ScanRange.all();
      case 2 -> ScanRange.only(key());
      case 3 -> ScanRange.from(key());
      case 4 -> ScanRange.before(key());
      default -> ScanRange.between(key(), oneIn(2), key(), oneIn(2));
    };
  }

  private Query.Builder query() {
    Query.Builder query = Query.builder().range(range());
    if (oneIn(2)) {
      query.where(filter());
    }
    return query;
  }

  private Step read() {
    Query.Builder query = query();
    if (!design.indexes().isEmpty() && oneIn(3)) {
      return byIndex();
    }
    if (oneIn(3)) {
      query.select(someColumns().stream().map(this::columnName).toArray(String[]::new));
    }
    boolean ordered = !design.isPartitioned();
    if (ordered && oneIn(3)) {
      query.limit(1 + random.nextInt(4));
      if (oneIn(2)) {
        query.offset(random.nextInt(3));
      }
    }
    if (ordered && oneIn(4)) {
      query.reverse();
    }
    if (oneIn(3)) {
      query.pageSize(1 + random.nextInt(4));
    }
    return new Step.Read(query.build(), ordered);
  }

  private Step byIndex() {
    String index = oneOf(design.indexes());
    Column column = design.columns().stream()
        .filter(one -> index.endsWith("_" + one.name()))
        .findFirst()
        .orElseThrow();
    Key bound = Key.of(column.name(), column.kind().value(random));
    ScanRange range = oneIn(2) ? ScanRange.only(bound) : ScanRange.from(bound);
    Query.Builder query = Query.builder().index(index).range(range);
    if (oneIn(2)) {
      query.where(filter());
    }
    return new Step.Read(query.build(), true);
  }

  private Step summary() {
    Aggregate aggregate = Aggregate.of(query().build());
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String name = columnName(oneOf(design.everyColumn()));
      switch (random.nextInt(5)) {
        case 0 -> aggregate.count();
        case 1 -> aggregate.max(name);
        case 2 -> aggregate.min(name);
        case 3 -> aggregate.sum(name);
        default -> aggregate.avg(name);
      }
    }
    return new Step.Summary(aggregate);
  }

  private Step conditional() {
    Query query = query().build();
    Column column = oneOf(design.columns());
    ConditionalMutation mutation = switch (random.nextInt(4)) {
      case 0 -> ConditionalMutation.update(query).set(columnName(column), value(column));
      case 1 -> ConditionalMutation.delete(query);
      case 2 ->
        ConditionalMutation.increment(query).set(columnName(column), (long) random.nextInt(5));
      default -> ConditionalMutation.append(query).set(columnName(column), "+y");
    };
    return new Step.Conditional(oneIn(3) ? mutation.returningFormerRows() : mutation);
  }

  private CheckAndInsertOrUpdate check() {
    InsertOrUpdate write = insertOrUpdate(key());
    CheckAndInsertOrUpdate check = oneIn(2)
        ? CheckAndInsertOrUpdate.ifMatches(filter(), write)
        : CheckAndInsertOrUpdate.unlessMatches(filter(), write);
    return oneIn(4) ? check.failing() : check;
  }
}
