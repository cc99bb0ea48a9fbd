// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

/** What there is none of here: the columns that clients expect, and no rows. Stateless. */
final class ShowNothing {
  private ShowNothing() {}

  static ShowTable routines() {
    return ShowTable.of(
        "Db",
        "Name",
        "Type",
        "Definer",
        "Modified",
        "Created",
        "Security_type",
        "Comment",
        "character_set_client",
        "collation_connection",
        "Database Collation");
  }

  static ShowTable triggers() {
    return ShowTable.of(
        "Trigger",
        "Event",
        "Table",
        "Statement",
        "Timing",
        "Created",
        "sql_mode",
        "Definer",
        "character_set_client",
        "collation_connection",
        "Database Collation");
  }
}
