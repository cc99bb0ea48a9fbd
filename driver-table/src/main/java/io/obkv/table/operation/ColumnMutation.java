// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.table.record.RecordMapper;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A write that names columns.
 *
 * @param <M> the kind of write
 */
public abstract sealed class ColumnMutation<M extends ColumnMutation<M>> extends Mutation
    permits Insert, Update, Replace, InsertOrUpdate, Put, Increment, Append {
  private final List<Property> columns = new ArrayList<>(4);

  ColumnMutation(OperationType type, Key key) {
    super(type, key);
  }

  abstract M self();

  /** Gives a column a value, in place of one that it was given before. */
  final M with(String column, Object value) {
    Property property = new Property(requireNonNull(column), Value.of(value));
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        columns.set(i, property);
        return self();
      }
    }
    columns.add(property);
    return self();
  }

  /** Gives a column to each component of a record that is not a column of a named key. */
  final <T extends Record> M withAll(T row) {
    @SuppressWarnings("unchecked") // the class of an instance of T
    Class<T> type = (Class<T>) row.getClass();
    RecordMapper.of(type).write(row, (column, value) -> {
      if (!key().names().contains(column)) {
        with(column, value);
      }
    });
    return self();
  }

  @Override
  public final List<Property> columns() {
    return Collections.unmodifiableList(columns);
  }
}
