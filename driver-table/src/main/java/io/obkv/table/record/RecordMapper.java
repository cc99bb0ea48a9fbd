// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.record;

import io.obkv.value.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Rows as instances of a Java record, and back. A component stands for the column of its name in
 * snake_case ({@code createdAt}: {@code created_at}), or the one that {@link Column} names. Immutable.
 *
 * @param <T> the record
 */
public final class RecordMapper<T extends Record> {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final ClassValue<RecordMapper<?>> MAPPERS = new ClassValue<>() {
    @Override
    protected RecordMapper<?> computeValue(Class<?> type) {
      return new RecordMapper<>(type.asSubclass(Record.class));
    }
  };

  private record Component(String column, Class<?> type, Class<?> boxed, MethodHandle accessor) {}

  private final Class<T> type;
  private final List<Component> components;
  private final MethodHandle constructor;

  private RecordMapper(Class<T> type) {
    this.type = type;
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      RecordComponent[] parts = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> canonical = type.getDeclaredConstructor(types);
      constructor = lookup.unreflectConstructor(canonical).asSpreader(Object[].class, types.length);
      components = Arrays.stream(parts).map(part -> component(part, lookup)).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot map rows to " + type.getName(), e);
    }
  }

  private static Component component(RecordComponent part, MethodHandles.Lookup lookup) {
    Column named = part.getAnnotation(Column.class);
    try {
      return new Component(
          named == null ? snakeCase(part.getName()) : named.value(),
          part.getType(),
          MethodType.methodType(part.getType()).wrap().returnType(),
          lookup.unreflect(part.getAccessor()));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("cannot read " + part, e);
    }
  }

  private static String snakeCase(String name) {
    return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /**
   * The mapper of a record class.
   *
   * @throws IllegalArgumentException where its module does not let it be read
   */
  @SuppressWarnings("unchecked") // computeValue makes the mapper of this very class
  public static <T extends Record> RecordMapper<T> of(Class<T> type) {
    return (RecordMapper<T>) MAPPERS.get(type);
  }

  /** The columns of the components, in their order. */
  public List<String> columns() {
    return components.stream().map(Component::column).toList();
  }

  /**
   * An instance of the record.
   *
   * @param values gives a column's value
   * @throws ColumnTypeException where a value does not fit its component
   */
  public T read(Function<String, Value> values) {
    Object[] arguments = new Object[components.size()];
    for (int i = 0; i < arguments.length; i++) {
      Component component = components.get(i);
      Value value = values.apply(component.column);
      if (component.type.isPrimitive()) {
        value = Conversion.notNull(component.column, value, component.type);
      }
      arguments[i] = Conversion.convert(component.column, value, component.boxed);
    }
    try {
      return type.cast(constructor.invoke(arguments));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Gives every component's column and value to a consumer, in the record's order. */
  public void write(T row, BiConsumer<String, Object> columns) {
    for (Component component : components) {
      Object value;
      try {
        value = component.accessor.invoke(row);
      } catch (Throwable e) {
        throw failed(e);
      }
      columns.accept(component.column, value);
    }
  }

  private RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalArgumentException("the code of " + type.getName() + " failed", e);
  }
}
