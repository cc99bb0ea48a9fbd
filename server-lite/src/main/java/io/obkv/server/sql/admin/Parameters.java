// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SystemParameters;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import java.util.Locale;

/** ALTER SYSTEM SET. Stateless. */
public final class Parameters {
  private Parameters() {}

  /** Sets all parameters of the list, or none. */
  public static void set(OBParser.Alter_system_stmtContext tree, CatalogChange change) {
    if (tree.alter_system_set_parameter_actions() == null) {
      throw SqlErrors.notSupported(Trees.source(tree));
    }
    for (OBParser.Alter_system_set_parameter_actionContext action :
        tree.alter_system_set_parameter_actions().alter_system_set_parameter_action()) {
      String name = Trees.firstWord(action);
      if (!SystemParameters.DEFAULTS.containsKey(name)) {
        throw SqlErrors.of(-5099, 5099, "42000", "System config unknown");
      }
      String text = action.conf_const() == null
          ? action.STRING_VALUE(0).getText()
          : action.conf_const().getText();
      change.setParameter(name, inForm(SystemParameters.DEFAULTS.get(name), text));
    }
  }

  /** Switches are kept as True and False. */
  private static String inForm(String original, String written) {
    String text = written.startsWith("'") || written.startsWith("\"")
        ? StringLiterals.value(written)
        : written;
    if (!original.equals("True") && !original.equals("False")) {
      return text;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "t", "y", "yes" -> "True";
      case "false", "0", "off", "f", "n", "no" -> "False";
      default -> throw SqlErrors.invalidArgument("config value");
    };
  }
}
