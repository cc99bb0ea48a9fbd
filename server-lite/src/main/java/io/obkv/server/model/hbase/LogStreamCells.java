// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.server.model.hbase.FamilyEditor.Properties;
import io.obkv.server.model.table.Refusals;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;

/**
 * The cells of a batch by log stream: which names its dictionaries hold, and what its bitmaps pick from
 * them (3.8 of the protocol notes). Immutable.
 */
final class LogStreamCells {
  private static final int KEY_COLUMNS = 3;
  private static final String VALUE = "V";

  private final List<String> names;
  private final boolean sameNames;

  LogStreamCells(LogStreamRequest request) {
    names = request.propertyNames();
    sameNames = (request.flags() & LogStreamRequest.SAME_PROPERTY_NAMES) != 0;
  }

  /**
   * The key of a cell.
   *
   * @param qualifier NULL where a delete is for the whole family
   * @param time as in the request
   */
  record Key(Value row, Value qualifier, long time) {
    /** The key in an operation's first entity. */
    static Key of(List<Value> values) {
      boolean whole = values.size() == KEY_COLUMNS
          && !values.get(2).isNull()
          && values.get(2).type() == ValueType.BIGINT;
      if (!whole) {
        throw Refusals.invalidArgument();
      }
      return new Key(values.get(0), values.get(1), values.get(2).bits());
    }
  }

  static SingleEntity entity(SingleOperation operation) {
    if (operation.entities().size() != 1) {
      throw Refusals.unexpected();
    }
    return operation.entities().get(0);
  }

  /** V and TTL of a put. */
  Properties properties(SingleEntity entity, String tableName) {
    int count = entity.properties().size();
    boolean named = entity.propertyColumns().bitCount() > 0;
    if (count > 0 && named == sameNames) {
      throw Refusals.unexpected();
    }
    List<String> picked = count == 0 ? List.of() : entity.propertyColumns().select(names);
    if (picked.size() != count) {
      throw Refusals.unexpected();
    }
    return properties(picked, entity.properties(), tableName);
  }

  /** V and TTL of an operation that names its columns itself. */
  static Properties properties(Entity entity, String tableName) {
    List<Property> given = entity.properties();
    return properties(
        given.stream().map(Property::name).toList(),
        given.stream().map(Property::value).toList(),
        tableName);
  }

  /**
   * V and TTL among named values.
   *
   * @param tableName for the refusal of other names
   */
  static Properties properties(List<String> names, List<Value> values, String tableName) {
    Value value = null;
    Value lifetime = null;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (VALUE.equalsIgnoreCase(name)) {
        value = values.get(i);
      } else if (FamilyTable.TTL.equalsIgnoreCase(name)) {
        lifetime = values.get(i);
      } else {
        throw Refusals.unknownColumn(name, tableName);
      }
    }
    return new Properties(value, lifetime);
  }
}
