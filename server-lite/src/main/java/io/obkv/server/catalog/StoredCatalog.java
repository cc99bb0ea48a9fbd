// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.server.engine.EntryReader;
import io.obkv.value.Collation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The catalog, kept in memory and made durable through a {@link ChangeLog}. Changes come one after
 * the other; readers never wait. Safe for many threads.
 */
public final class StoredCatalog implements Catalog {
  /** The account that a new catalog begins with; its password is empty. */
  public static final String ROOT = "root";

  private static final long ROOT_ID = 200_001;

  /** Databases that cannot be dropped, with OceanBase's ids. */
  private static final List<DatabaseSchema> SYSTEM_DATABASES = List.of(
      new DatabaseSchema(201_001, "oceanbase", Collation.UTF8MB4_GENERAL_CI),
      new DatabaseSchema(201_002, "information_schema", Collation.UTF8MB4_GENERAL_CI),
      new DatabaseSchema(201_003, "mysql", Collation.UTF8MB4_GENERAL_CI));

  private static final DatabaseSchema FIRST_DATABASE =
      new DatabaseSchema(500_000, "test", Collation.UTF8MB4_GENERAL_CI);

  private final ChangeLog log;
  private final Clock clock;
  private volatile CatalogState state;

  private StoredCatalog(CatalogState state, ChangeLog log, Clock clock) {
    this.state = state;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Reads the catalog back, or makes the first one: system databases, database {@code test}, user
   * {@code root}.
   *
   * @param entries what the log applied so far
   * @param log where changes go
   * @param tenant the tenant's name
   * @param cluster the cluster's name
   * @param clock for schema versions
   */
  public static StoredCatalog open(
      EntryReader entries, ChangeLog log, String tenant, String cluster, Clock clock) {
    CatalogMaps maps = CatalogRecords.read(entries);
    SYSTEM_DATABASES.forEach(database -> maps.databases.put(database.name(), database));
    StoredCatalog catalog = new StoredCatalog(new CatalogState(tenant, cluster, maps), log, clock);
    if (maps.users.isEmpty()) {
      catalog.change(StoredCatalog::addFirstObjects);
    }
    return catalog;
  }

  private static boolean addFirstObjects(CatalogChange change) {
    change.put(FIRST_DATABASE);
    change.put(new UserSchema(ROOT_ID, ROOT, new byte[0], true, Set.of()));
    change.put(new TableGroupSchema(1, "oceanbase", TableGroupSchema.Sharding.ADAPTIVE));
    return true;
  }

  /** True for the databases that cannot be dropped. */
  public static boolean isSystemDatabase(String name) {
    return SYSTEM_DATABASES.stream().anyMatch(database -> database.name().equals(name));
  }

  @Override
  public CatalogState snapshot() {
    return state;
  }

  /**
   * Makes one change: durable and visible when this returns, not made at all when the work throws.
   * Waits for a change under way.
   *
   * @throws io.obkv.server.engine.EngineException when it could not be made durable
   */
  public synchronized <T> T change(Function<CatalogChange, T> work) {
    CatalogChange change =
        new CatalogChange(state, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    T result = work.apply(change);
    if (!change.isEmpty()) {
      commit(change);
    }
    return result;
  }

  private void commit(CatalogChange change) {
    try {
      log.append(change.finish()).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
    state = change.state();
  }
}
