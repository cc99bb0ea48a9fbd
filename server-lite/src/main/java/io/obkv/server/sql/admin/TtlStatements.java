// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.ttl.TtlJobs;
import java.util.Locale;
import java.util.Optional;

/**
 * ALTER SYSTEM TRIGGER, SUSPEND, RESUME and CANCEL TTL: the lexer gives them the form of SUSPEND
 * MERGE, with the words as written. Stateless.
 */
public final class TtlStatements {
  private TtlStatements() {}

  /** The command that a statement gives; empty when it is about something else. */
  public static Optional<TtlJobs.Command> command(
      OBParser.Alter_system_stmtContext tree, CatalogSnapshot catalog) {
    boolean aboutTtl = tree.suspend_or_resume() != null
        && tree.MERGE() != null
        && tree.MERGE().getText().equalsIgnoreCase("ttl");
    if (!aboutTtl) {
      return Optional.empty();
    }
    if (tree.tenant_list_tuple() != null) {
      tree.tenant_list_tuple()
          .tenant_name_list()
          .relation_name_or_string()
          .forEach(name -> checkTenant(Trees.unquoted(name.getText()), catalog));
    }
    String word = tree.suspend_or_resume().getText().toUpperCase(Locale.ROOT);
    return Optional.of(TtlJobs.Command.valueOf(word));
  }

  private static void checkTenant(String name, CatalogSnapshot catalog) {
    if (!name.replaceAll("['\"]", "").equalsIgnoreCase(catalog.tenant())) {
      throw SqlErrors.of(-5160, 5160, "HY000", "Unknown tenant '" + name + "'");
    }
  }
}
