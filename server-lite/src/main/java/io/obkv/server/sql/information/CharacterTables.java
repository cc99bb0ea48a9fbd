// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.stream.Stream;

/** Character sets and collations: those that the server knows. Stateless. */
final class CharacterTables {
  private static final String BINARY = "binary";
  private static final String UTF8 = "utf8mb4";

  private CharacterTables() {}

  static String characterSet(Collation collation) {
    return collation == Collation.BINARY ? BINARY : UTF8;
  }

  private static Stream<Collation> known() {
    return Arrays.stream(Collation.values()).filter(one -> one != Collation.INVALID);
  }

  private static boolean isDefault(Collation collation) {
    return collation == Collation.BINARY || collation == Collation.UTF8MB4_GENERAL_CI;
  }

  static Stream<Value[]> characterSets(VirtualRequest request) {
    return Stream.of(
        characterSet(request, BINARY, Collation.BINARY, "Binary pseudo charset", 1),
        characterSet(request, UTF8, Collation.UTF8MB4_GENERAL_CI, "UTF-8 Unicode", 4));
  }

  private static Value[] characterSet(
      VirtualRequest request, String name, Collation collation, String description, int longest) {
    return request
        .row()
        .set("character_set_name", name)
        .set("default_collate_name", collation.sqlName())
        .set("description", description)
        .set("maxlen", longest)
        .values();
  }

  static Stream<Value[]> collations(VirtualRequest request) {
    return known()
        .map(collation -> request
            .row()
            .set("collation_name", collation.sqlName())
            .set("character_set_name", characterSet(collation))
            .set("id", collation.number())
            .set("is_default", isDefault(collation) ? "Yes" : "")
            .set("is_compiled", "Yes")
            .set("sortlen", 1)
            .values());
  }

  static Stream<Value[]> collationsOfCharacterSets(VirtualRequest request) {
    return known()
        .map(collation -> request
            .row()
            .set("collation_name", collation.sqlName())
            .set("character_set_name", characterSet(collation))
            .values());
  }
}
