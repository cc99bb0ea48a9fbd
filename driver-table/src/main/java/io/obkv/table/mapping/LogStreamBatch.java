// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.RowOperation;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch as LS_EXECUTE (3.8): column names are told once, in two dictionaries, and operations point
 * into them. One message; not for several threads.
 */
public final class LogStreamBatch {
  private static final long SAME_TYPE = 1;
  private static final long SAME_PROPERTY_NAMES = 2;
  private static final long READ_ONLY = 4;

  private final Batch batch;
  private final List<String> keyColumns;
  private final Map<String, Integer> rowkeyNames = new LinkedHashMap<>();
  private final Map<String, Integer> propertyNames = new LinkedHashMap<>();
  private boolean sameNames = true;

  private LogStreamBatch(Batch batch, List<String> keyColumns) {
    this.batch = batch;
    this.keyColumns = keyColumns;
  }

  /**
   * The message for a proxy.
   *
   * @throws IllegalArgumentException when the batch is empty, or a key has no names
   */
  public static LogStreamRequest message(byte[] credential, String table, Batch batch) {
    return message(
        credential, table, batch, List.of(new TabletPart(0, batch.operations())), List.of());
  }

  /**
   * The message for a server.
   *
   * @param parts all operations of the batch, by tablet
   * @param keyColumns the primary key's columns, for keys without names; empty where they are not known
   * @throws IllegalArgumentException when the batch is empty, or a key has no names and needs them
   */
  static LogStreamRequest message(
      byte[] credential,
      String table,
      Batch batch,
      List<TabletPart> parts,
      List<String> keyColumns) {
    return new LogStreamBatch(batch, keyColumns).build(credential, table, parts);
  }

  private LogStreamRequest build(byte[] credential, String table, List<TabletPart> parts) {
    List<RowOperation> operations = batch.operations();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("an empty batch");
    }
    operations.forEach(this::collectNames);
    long sameType = sameType(operations) ? SAME_TYPE : 0;
    return new LogStreamRequest(
        credential,
        EntityType.KV.number(),
        Consistency.STRONG.number(),
        -1,
        table,
        -1,
        List.copyOf(rowkeyNames.keySet()),
        List.copyOf(propertyNames.keySet()),
        sameType | (sameNames ? SAME_PROPERTY_NAMES : 0) | flags(operations),
        parts.stream().map(this::tablet).toList(),
        0);
  }

  private TabletOperations tablet(TabletPart part) {
    List<RowOperation> operations = part.operations();
    boolean readOnly = operations.stream().allMatch(Get.class::isInstance);
    return new TabletOperations(
        part.tabletId(),
        (sameType(operations) ? SAME_TYPE : 0)
            | (sameOrder(operations) ? SAME_PROPERTY_NAMES : 0)
            | (readOnly ? READ_ONLY : 0),
        operations.stream().map(this::operation).toList());
  }

  private void collectNames(RowOperation operation) {
    keyNames(operation.key()).forEach(name -> number(rowkeyNames, name));
    List<String> names = names(operation);
    names.forEach(name -> number(propertyNames, name));
    sameNames &=
        new HashSet<>(names).equals(new HashSet<>(names(batch.operations().get(0))));
  }

  private static void number(Map<String, Integer> dictionary, String name) {
    dictionary.putIfAbsent(name, dictionary.size());
  }

  private static List<String> names(RowOperation operation) {
    return operation instanceof Get get
        ? get.columns()
        : columns(operation).stream().map(Property::name).toList();
  }

  private static List<Property> columns(RowOperation operation) {
    return operation instanceof CheckAndInsertOrUpdate check
        ? check.write().columns()
        : ((Mutation) operation).columns();
  }

  private static boolean sameType(List<RowOperation> operations) {
    return operations.stream().map(LogStreamBatch::type).distinct().count() == 1;
  }

  /** The flag of the tablet's part: unlike that of the whole, the official client minds the order. */
  private static boolean sameOrder(List<RowOperation> operations) {
    return operations.stream().map(LogStreamBatch::names).distinct().count() == 1;
  }

  private long flags(List<RowOperation> operations) {
    boolean all =
        operations.stream().anyMatch(o -> o instanceof Get get && get.columns().isEmpty());
    return (batch.returnsOneResult() ? LogStreamRequest.RETURN_ONE_RESULT : 0)
        | (all ? LogStreamRequest.NEED_ALL_PROPERTIES : 0);
  }

  private static OperationType type(RowOperation operation) {
    if (operation instanceof Mutation mutation) {
      return mutation.type();
    }
    return operation instanceof Get ? OperationType.GET : OperationType.CHECK_AND_INSERT_UP;
  }

  private SingleOperation operation(RowOperation operation) {
    long flag = 0;
    SingleQuery query = null;
    if (operation instanceof CheckAndInsertOrUpdate check) {
      flag |= check.writesIfFound() ? 0 : SingleOperation.CHECK_NOT_EXISTS;
      flag |= check.fails() ? SingleOperation.ROLLBACK_WHEN_CHECK_FAILED : 0;
      query = query(check);
    }
    return new SingleOperation(type(operation).number(), flag, query, List.of(entity(operation)));
  }

  private SingleQuery query(CheckAndInsertOrUpdate check) {
    List<Value> key = inOrder(check.key());
    return new SingleQuery(
        "",
        rowkeyColumns(check.key()),
        List.of(KeyRange.of(key, true, key, true)),
        check.filter().text(),
        null,
        0);
  }

  private SingleEntity entity(RowOperation operation) {
    List<Value> values = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Value[] byPlace = new Value[propertyNames.size()];
    if (operation instanceof Get get) {
      get.columns().forEach(name -> byPlace[propertyNames.get(name)] = Value.NULL);
    } else {
      columns(operation).forEach(c -> byPlace[propertyNames.get(c.name())] = c.value());
    }
    for (int i = 0; i < byPlace.length; i++) {
      if (byPlace[i] != null) {
        places.add(i);
        values.add(byPlace[i]);
      }
    }
    ColumnSet properties = sameNames ? ColumnSet.ALL : ColumnSet.of(byPlace.length, places);
    return new SingleEntity(
        rowkeyColumns(operation.key()), inOrder(operation.key()), properties, values);
  }

  /** A batch by log stream cannot do without them. */
  private List<String> keyNames(Key key) {
    if (key.isNamed()) {
      return key.names();
    }
    if (keyColumns.size() != key.values().size()) {
      throw new IllegalArgumentException("a batch needs the names of key columns, not " + key);
    }
    return keyColumns;
  }

  private ColumnSet rowkeyColumns(Key key) {
    return ColumnSet.of(
        rowkeyNames.size(), keyNames(key).stream().map(rowkeyNames::get).toList());
  }

  /** The key's values in the order of the dictionary. */
  private List<Value> inOrder(Key key) {
    Value[] byPlace = new Value[rowkeyNames.size()];
    List<String> names = keyNames(key);
    for (int i = 0; i < names.size(); i++) {
      byPlace[rowkeyNames.get(names.get(i))] = key.values().get(i);
    }
    return Arrays.stream(byPlace).filter(value -> value != null).toList();
  }
}
