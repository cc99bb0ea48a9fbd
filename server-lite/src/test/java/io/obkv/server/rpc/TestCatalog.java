// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.UserSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalog of one tenant with databases and accounts, and no tables. */
public record TestCatalog(
    Map<String, Long> databaseIds, Map<String, UserSchema> users, Map<String, String> parameters)
    implements CatalogSnapshot {
  static final long TENANT_ID = 1002;

  /** {@code root} without a password, {@code app} with the password secret, {@code guest} with no right. */
  public static TestCatalog standard() {
    return new TestCatalog(
        Map.of("test", 500001L, "other", 500002L),
        Map.of(
            "root", new UserSchema(200001, "root", new byte[0], true, Set.of()),
            "app",
                new UserSchema(
                    500010, "app", PasswordScramble.stored("secret"), false, Set.of("test")),
            "guest", new UserSchema(500011, "guest", new byte[0], false, Set.of())),
        Map.of());
  }

  TestCatalog withParameter(String name, String value) {
    return new TestCatalog(databaseIds, users, Map.of(name, value));
  }

  TestCatalog withoutDatabases() {
    return new TestCatalog(Map.of(), users, parameters);
  }

  @Override
  public String tenant() {
    return "test";
  }

  @Override
  public long tenantId() {
    return TENANT_ID;
  }

  @Override
  public String cluster() {
    return "lite";
  }

  @Override
  public long schemaVersion() {
    return 1;
  }

  @Override
  public Optional<Long> databaseId(String database) {
    return Optional.ofNullable(databaseIds.get(database));
  }

  @Override
  public Collection<String> databases() {
    return databaseIds.keySet();
  }

  @Override
  public Optional<TableSchema> table(String database, String name) {
    return Optional.empty();
  }

  @Override
  public Optional<TableSchema> table(long tableId) {
    return Optional.empty();
  }

  @Override
  public Collection<TableSchema> tables(String database) {
    return List.of();
  }

  @Override
  public Optional<TabletOwner> tablet(long tabletId) {
    return Optional.empty();
  }

  @Override
  public Optional<UserSchema> user(String name) {
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
