// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.OperationType;
import java.util.Arrays;

/** What the audit calls the operations, by their numbers. Stateless. */
final class OperationKinds {
  private static final String OTHER = "KV";
  private static final String[] NAMES = names();

  private OperationKinds() {}

  private static String[] names() {
    OperationType[] types = OperationType.values();
    int most = Arrays.stream(types).mapToInt(OperationType::number).max().orElse(0);
    String[] names = new String[most + 1];
    Arrays.fill(names, OTHER);
    for (OperationType type : types) {
      names[type.number()] = OTHER + "_" + type.name();
    }
    return names;
  }

  static String of(int number) {
    return number >= 0 && number < NAMES.length ? NAMES[number] : OTHER;
  }
}
