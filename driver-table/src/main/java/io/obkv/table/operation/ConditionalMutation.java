// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Changes every row that a query finds, in one transaction:
 *
 * <pre>{@code
 * Query open = Query.builder().range(ScanRange.only(key)).where(Filter.eq("state", "open")).build();
 * table.mutate(ConditionalMutation.update(open).set("state", "closed"));
 * }</pre>
 *
 * The query's ranges, filter, index and limit count; its selected columns do not. While it is being put
 * together, not for several threads at once.
 */
public final class ConditionalMutation {
  private final OperationType type;
  private final Query query;
  private final List<Property> columns = new ArrayList<>(4);
  private boolean returnsFormerRows;

  private ConditionalMutation(OperationType type, Query query) {
    this.type = type;
    this.query = requireNonNull(query);
  }

  /** Sets columns. */
  public static ConditionalMutation update(Query query) {
    return new ConditionalMutation(OperationType.UPDATE, query);
  }

  /** Removes the rows. */
  public static ConditionalMutation delete(Query query) {
    return new ConditionalMutation(OperationType.DELETE, query);
  }

  /** Adds to integer columns. */
  public static ConditionalMutation increment(Query query) {
    return new ConditionalMutation(OperationType.INCREMENT, query);
  }

  /** Appends to character or binary columns. */
  public static ConditionalMutation append(Query query) {
    return new ConditionalMutation(OperationType.APPEND, query);
  }

  /** A column's new value, or what to add or append to it. */
  public ConditionalMutation set(String column, Object value) {
    if (type == OperationType.DELETE) {
      throw new IllegalArgumentException("a delete sets no column, not " + column);
    }
    columns.add(new Property(requireNonNull(column), Value.of(value)));
    return this;
  }

  /** Asks for the rows as they were before. */
  public ConditionalMutation returningFormerRows() {
    returnsFormerRows = true;
    return this;
  }

  public OperationType type() {
    return type;
  }

  public Query query() {
    return query;
  }

  /** Not a copy. */
  public List<Property> columns() {
    return Collections.unmodifiableList(columns);
  }

  public boolean returnsFormerRows() {
    return returnsFormerRows;
  }
}
