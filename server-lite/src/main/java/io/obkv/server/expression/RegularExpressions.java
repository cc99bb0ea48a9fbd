// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** REGEXP, without regard to case unless one side is binary. Stateless. */
final class RegularExpressions {
  private RegularExpressions() {}

  static boolean find(Value text, Value pattern, EvaluationContext context) {
    boolean exact = StringFunctions.isBinary(text) || StringFunctions.isBinary(pattern);
    int flags = exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      return Pattern.compile(string(pattern, context), flags)
          .matcher(string(text, context))
          .find();
    } catch (PatternSyntaxException invalid) {
      throw SqlErrors.of(
          -5114, 1139, "42000", "Got error '" + invalid.getDescription() + "' from regexp");
    }
  }

  private static String string(Value value, EvaluationContext context) {
    return new String(StringFunctions.bytes(value, context), StandardCharsets.UTF_8);
  }
}
