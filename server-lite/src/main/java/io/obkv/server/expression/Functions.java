// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions and operators by name. Filled once, then only read. */
final class Functions {
  /** Makes the code of one call from that of its arguments. */
  @FunctionalInterface
  interface Factory {
    Expression bind(Node.Call call, List<Expression> arguments);
  }

  /** A function of values: NULL in gives NULL out before it is asked. */
  @FunctionalInterface
  interface Strict {
    Value apply(Value[] arguments, EvaluationContext context);
  }

  private record Entry(int least, int most, Factory factory) {}

  private static final Functions ALL = new Functions();

  private final Map<String, Entry> entries = new HashMap<>();

  private Functions() {
    ArithmeticFunctions.addTo(this);
    StringFunctions.addTo(this);
    NumericFunctions.addTo(this);
    LogicFunctions.addTo(this);
    ConditionalFunctions.addTo(this);
    DateFunctions.addTo(this);
  }

  static Expression bind(Node.Call call, List<Expression> arguments) {
    Entry entry = ALL.entries.get(call.name());
    if (entry == null) {
      throw SqlErrors.unknownFunction(call.name());
    }
    if (arguments.size() < entry.least || arguments.size() > entry.most) {
      throw SqlErrors.of(
          -5055,
          1582,
          "42000",
          "Incorrect parameter count in the call to native function '" + call.name() + "'");
    }
    return entry.factory.bind(call, arguments);
  }

  /** A function that decides itself what to evaluate. */
  void add(String name, int least, int most, Factory factory) {
    entries.put(name, new Entry(least, most, factory));
  }

  /** A function of values that is NULL when one of them is. */
  void addStrict(String name, int least, int most, Strict function) {
    add(name, least, most, (call, arguments) -> strict(arguments, function));
  }

  void addUnary(String name, UnaryOperator<Value> function) {
    addStrict(name, 1, 1, (values, context) -> function.apply(values[0]));
  }

  void addBinary(String name, BinaryOperator<Value> function) {
    addStrict(name, 2, 2, (values, context) -> function.apply(values[0], values[1]));
  }

  private static Expression strict(List<Expression> arguments, Strict function) {
    Expression[] parts = arguments.toArray(Expression[]::new);
    return (row, context) -> {
      Value[] values = new Value[parts.length];
      for (int i = 0; i < parts.length; i++) {
        values[i] = parts[i].evaluate(row, context);
        if (values[i].isNull()) {
          return Value.NULL;
        }
      }
      return function.apply(values, context);
    };
  }
}
