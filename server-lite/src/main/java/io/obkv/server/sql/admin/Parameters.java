// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.DutyWindow;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SystemParameter;
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
      SystemParameter parameter = SystemParameters.find(name)
          .orElseThrow(() -> SqlErrors.of(-5099, 5099, "42000", "System config unknown"));
      change.setParameter(name, checked(parameter, text(action)));
    }
  }

  private static String text(OBParser.Alter_system_set_parameter_actionContext action) {
    String written = action.conf_const() == null
        ? action.STRING_VALUE(0).getText()
        : action.conf_const().getText();
    return written.startsWith("'") || written.startsWith("\"")
        ? StringLiterals.value(written)
        : written;
  }

  /** Texts with a form of their own, of the parameters that the server obeys. */
  private static String checked(SystemParameter parameter, String text) {
    boolean fits = switch (parameter.name()) {
      case "kv_ttl_duty_duration" -> text.isEmpty() || DutyWindow.parse(text).isPresent();
      case "kv_group_commit_rw_mode" -> text.toUpperCase(Locale.ROOT).matches("ALL|READ|WRITE");
      default -> true;
    };
    if (!fits) {
      throw SqlErrors.invalidConfig();
    }
    if (parameter.name().equals("default_table_organization")
        && !text.toUpperCase(Locale.ROOT).matches("INDEX|HEAP")) {
      throw SqlErrors.of(-4179, 4179, "HY000", "Operation not allowed now");
    }
    return parameter.checked(text);
  }
}
