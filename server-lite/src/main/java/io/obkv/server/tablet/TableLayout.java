// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.GeneratedColumn;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A table as transactions work with it: positions, encodings, compiled defaults and generated
 * columns, placement. Made by {@link TabletStore#layout}. Immutable, safe for many threads.
 */
public final class TableLayout {
  private static final long MICROS = 1_000_000;
  private static final byte[] NO_PREFIX = {0};

  private final TableSchema schema;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int[] keyPositions;
  private final boolean[] key;
  private final int autoIncrementPosition;
  private final AnswerForm[] forms;
  private final KeyCodec keys;
  private final RowCodec rows;
  private final Expression[] generated;
  private final BitSet[] sources;
  private final boolean anyGenerated;
  private final List<IndexLayout> indexes;
  private final Placement placement;
  private final List<Long> tabletIds;
  private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

  /** For a table that the catalog does not have yet; others come from {@link TabletStore#layout}. */
  public TableLayout(TableSchema schema) {
    this.schema = schema;
    List<ColumnSchema> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
    }
    this.keyPositions = schema.primaryKey().stream().mapToInt(this::position).toArray();
    this.key = new boolean[columns.size()];
    Arrays.stream(keyPositions).forEach(position -> key[position] = true);
    this.autoIncrementPosition = IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).autoIncrement())
        .findFirst()
        .orElse(-1);
    this.forms =
        columns.stream().map(column -> new AnswerForm(column.type())).toArray(AnswerForm[]::new);
    this.keys = new KeyCodec(Arrays.stream(keyPositions)
        .mapToObj(position -> KeyColumn.of(columns.get(position).type()))
        .toList());
    this.rows = new RowCodec(columns, forms, keys, keyPositions, valuesWhenMissing());
    this.generated = columns.stream()
        .map(column -> column
            .generated()
            .map(g -> ExpressionCompiler.compile(g.expression(), columns))
            .orElse(null))
        .toArray(Expression[]::new);
    this.sources = columns.stream()
        .map(column -> column.generated().map(this::sources).orElse(new BitSet()))
        .toArray(BitSet[]::new);
    this.anyGenerated = Arrays.stream(generated).anyMatch(expression -> expression != null);
    this.placement =
        schema.partitioning().map(scheme -> new Placement(scheme, columns)).orElse(null);
    this.tabletIds = schema.tabletIds();
    this.indexes = schema.indexes().stream()
        .filter(index -> index.kind() != IndexSchema.Kind.FULLTEXT)
        .map(index -> new IndexLayout(index, this, keys))
        .toList();
  }

  private Value[] valuesWhenMissing() {
    Value[] values = new Value[forms.length];
    for (int i = 0; i < values.length; i++) {
      ColumnDefault columnDefault = columns().get(i).defaultValue();
      values[i] = columnDefault.kind() == ColumnDefault.Kind.LITERAL
          ? literal(i, columnDefault, EvaluationContext.DEFAULT_ZONE)
          : forms[i].nullValue();
    }
    return values;
  }

  private Value literal(int position, ColumnDefault columnDefault, ZoneOffset zone) {
    return typed(
        position,
        LiteralReader.read(columnDefault.text(), columns().get(position).type(), zone));
  }

  public TableSchema schema() {
    return schema;
  }

  /**
   * What a model makes of this table, made once and kept with it.
   *
   * @param kind of which one is kept
   */
  public <T> T derived(Class<T> kind, Function<TableLayout, T> derivation) {
    Object known = derived.get(kind);
    return kind.cast(
        known != null ? known : derived.computeIfAbsent(kind, key -> derivation.apply(this)));
  }

  /**
   * The table as one of cells: its key has to be two columns of bytes and one of whole numbers, stored.
   *
   * @param valuePosition the column of values
   * @param lifetimePosition the column of lifetimes, or -1
   */
  public CellLayout cells(int valuePosition, int lifetimePosition) {
    return new CellLayout(this, valuePosition, lifetimePosition);
  }

  /** The columns in declared order: that of the values of a row. */
  public List<ColumnSchema> columns() {
    return schema.columns();
  }

  /** The position of the column of that name, in any case; -1 when there is none. */
  public int position(String columnName) {
    Integer position = positions.get(columnName);
    return position != null
        ? position
        : positions.getOrDefault(columnName.toLowerCase(Locale.ROOT), -1);
  }

  /** The positions of the key's columns, in the key's order. Not to be changed. */
  public int[] keyPositions() {
    return keyPositions;
  }

  /** True when the column is part of the primary key. */
  public boolean isKey(int position) {
    return key[position];
  }

  /** The position of the AUTO_INCREMENT column; -1 when there is none. */
  public int autoIncrementPosition() {
    return autoIncrementPosition;
  }

  /** The key of a row. */
  public Value[] keyOf(Value[] row) {
    return IndexLayout.pick(row, keyPositions);
  }

  /** NULL as the column answers it: with the column's collation. */
  public Value nullOf(int position) {
    return forms[position].nullValue();
  }

  /**
   * A value as the column holds and answers it: with the column's type and describing bytes, CHAR
   * without the blanks at its end, BINARY padded, decimals at the column's scale. The value must
   * fit the column.
   */
  public Value typed(int position, Value value) {
    return forms[position].of(value);
  }

  /**
   * The default of a column, in its type; null when it has none and must be given.
   *
   * @param context the time for CURRENT_TIMESTAMP
   */
  public Value defaultOf(int position, EvaluationContext context) {
    ColumnDefault columnDefault = columns().get(position).defaultValue();
    return switch (columnDefault.kind()) {
      case NONE -> null;
      case NULL -> nullOf(position);
      case LITERAL -> literal(position, columnDefault, context.zone());
      case CURRENT_TIMESTAMP -> currentTime(position, columnDefault.precision(), context);
      case EXPRESSION ->
        typed(
            position,
            ExpressionCompiler.compile(columnDefault.text(), columns())
                .evaluate(new Value[columns().size()], context));
    };
  }

  /**
   * The time of the statement for a DATETIME or TIMESTAMP column, cut to a number of digits of the
   * second: what CURRENT_TIMESTAMP and ON UPDATE CURRENT_TIMESTAMP give.
   */
  public Value currentTime(int position, int precision, EvaluationContext context) {
    long unit = 1;
    for (int i = Math.max(precision, 0); i < 6; i++) {
      unit *= 10;
    }
    long micros = context.nowMicros() - Math.floorMod(context.nowMicros(), unit);
    if (columns().get(position).type().type() != ValueType.TIMESTAMP) {
      micros += context.zone().getTotalSeconds() * MICROS;
    }
    return forms[position].of(micros, KeyColumn.Payload.NO_BYTES);
  }

  /** Computes every generated column of a row from the others, and stores it there. */
  public void computeGenerated(Value[] row, EvaluationContext context) {
    for (int i = 0; anyGenerated && i < generated.length; i++) {
      if (generated[i] != null) {
        row[i] = typed(i, generated[i].evaluate(row, context));
      }
    }
  }

  private BitSet sources(GeneratedColumn column) {
    BitSet found = new BitSet();
    addSources(ExpressionCompiler.parse(column.expression()), found);
    return found;
  }

  private void addSources(Node node, BitSet found) {
    if (node instanceof Node.Column column) {
      found.set(position(column.name()));
    }
    node.children().forEach(child -> addSources(child, found));
  }

  /** True for a generated column whose expression reads one of the columns. */
  public boolean isGeneratedFrom(int position, int[] columns) {
    return Arrays.stream(columns).anyMatch(sources[position]::get);
  }

  /** True when a term of the table's TTL has passed for the row. */
  public boolean isExpired(Value[] row, EvaluationContext context) {
    for (TtlTerm term : schema.options().ttl()) {
      int position = position(term.column());
      Value time = row[position];
      if (!time.isNull() && !term.expiry(wallClock(time, context)).isAfter(now(context))) {
        return true;
      }
    }
    return false;
  }

  private static LocalDateTime now(EvaluationContext context) {
    return at(context.nowMicros(), context.zone());
  }

  private static LocalDateTime wallClock(Value time, EvaluationContext context) {
    return at(time.bits(), time.type() == ValueType.TIMESTAMP ? context.zone() : ZoneOffset.UTC);
  }

  private static LocalDateTime at(long micros, ZoneOffset zone) {
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    return LocalDateTime.ofInstant(instant, zone);
  }

  /**
   * The tablet that a row belongs to.
   *
   * @param row the columns of the partitioning, at least, generated ones computed; other entries may
   *     be null
   * @throws io.obkv.server.error.RequestException with {@code OB_NO_PARTITION_FOR_GIVEN_VALUE} when
   *     no partition takes it
   */
  public long tabletOf(Value[] row) {
    if (placement == null) {
      return schema.tabletId();
    }
    Partition partition = placement.partition(row);
    if (partition == null) {
      throw new RequestException(
          ErrorCode.OB_NO_PARTITION_FOR_GIVEN_VALUE, "Table has no partition for value");
    }
    return partition.tabletId();
  }

  /**
   * The tablet that a key belongs to; computes generated columns that the partitioning looks at.
   *
   * @param keyValues a value a key column, in the key's order
   */
  public long tabletOfKey(Value[] keyValues) {
    if (placement == null) {
      return schema.tabletId();
    }
    Value[] row = new Value[forms.length];
    for (int i = 0; i < keyPositions.length; i++) {
      row[keyPositions[i]] = typed(keyPositions[i], keyValues[i]);
    }
    for (int position : placement.positions()) {
      if (generated[position] != null) {
        row[position] = typed(position, generated[position].evaluate(row, EvaluationContext.at(0)));
      }
    }
    return tabletOf(row);
  }

  /** The positions of the columns that the partitioning looks at; none without partitions. */
  public List<Integer> placementPositions() {
    return placement == null
        ? List.of()
        : Arrays.stream(placement.positions()).distinct().boxed().toList();
  }

  /** True when the rows are spread over partitions. */
  public boolean isPartitioned() {
    return placement != null;
  }

  /** The tablets, in the order of the partitions. */
  public List<Long> tabletIds() {
    return tabletIds;
  }

  /** The tablets that can have rows within the bounds, in the order of the partitions. */
  public List<Long> tabletsOf(PartitionBounds bounds) {
    return placement == null
        ? tabletIds
        : placement.candidates(bounds).stream().map(Partition::tabletId).toList();
  }

  /** The order of two rows by primary key: negative, zero or positive. */
  public int compareKeys(Value[] left, Value[] right) {
    return Arrays.compareUnsigned(encodedKey(left), encodedKey(right));
  }

  /** The order of rows by an index, or by the primary key when none is given. */
  public Comparator<Value[]> rowOrder(Optional<IndexSchema> byIndex) {
    return byIndex.isEmpty()
        ? this::compareKeys
        : Comparator.comparing(index(byIndex.get())::entryColumns, Arrays::compareUnsigned);
  }

  /** The order of ranges over an index, or over the primary key, by where they start. */
  public Comparator<KeyRange> rangeOrder(Optional<IndexSchema> byIndex) {
    KeyCodec codec = byIndex.isEmpty() ? keys : index(byIndex.get()).columns();
    return Comparator.comparing(
        range -> codec.range(NO_PREFIX, range).start(), Arrays::compareUnsigned);
  }

  /** The order of the values of a column, NULL lowest. */
  public Comparator<Value> valueOrder(int position) {
    KeyColumn column = KeyColumn.of(columns().get(position).type());
    return Comparator.comparing(
        value -> {
          ByteSink out = new ByteSink(16);
          column.encode(value, out);
          return out.toByteArray();
        },
        Arrays::compareUnsigned);
  }

  private byte[] encodedKey(Value[] row) {
    ByteSink out = new ByteSink(64);
    keys.encode(keyOf(row), out);
    return out.toByteArray();
  }

  /** Where a row is among all entries: the tablet, then the key. */
  byte[] storageKey(long tabletId, Value[] keyValues) {
    ByteSink out = new ByteSink(Long.BYTES + KeyCodec.sizeHint(keyValues));
    out.putLong(tabletId);
    keys.encode(keyValues, out);
    return out.toByteArray();
  }

  byte[] encode(Value[] row) {
    return rows.encodeValue(row);
  }

  /** The row of an entry, its virtual columns computed. */
  Value[] decode(byte[] storageKey, byte[] value) {
    Value[] row = rows.decode(storageKey, Long.BYTES, value);
    for (int i = 0; anyGenerated && i < generated.length; i++) {
      if (row[i] == null) {
        row[i] = typed(i, generated[i].evaluate(row, EvaluationContext.at(0)));
      }
    }
    return row;
  }

  /** A value of a column from what a row stores: the number, and the bytes. */
  public Value stored(int position, long bits, byte[] bytes) {
    return forms[position].of(bits, bytes);
  }

  /** Where the column of an id is; -1 for one that the table has no more. */
  int storedPosition(int columnId) {
    return rows.position(columnId);
  }

  /** True when rows keep the column beside their key. */
  boolean isStored(int position) {
    return rows.isInValue(position);
  }

  /** What a column has in rows that are older than it. */
  Value whenMissing(int position) {
    return rows.whenMissing(position);
  }

  KeyCodec keys() {
    return keys;
  }

  /** True when writing a row means to keep index entries up to date. */
  public boolean hasIndexes() {
    return !indexes.isEmpty();
  }

  List<IndexLayout> indexes() {
    return indexes;
  }

  IndexLayout index(IndexSchema index) {
    return indexes.stream()
        .filter(layout -> layout.schema().id() == index.id())
        .findFirst()
        .orElseThrow(() -> new RequestException(
            ErrorCode.OB_NOT_SUPPORTED, "a scan over index '" + index.name() + "' not supported"));
  }
}
