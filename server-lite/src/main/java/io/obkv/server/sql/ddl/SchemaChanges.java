// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The one way in which definitions change, whoever asks for it: one change at a time, the catalog's part and
 * the storage's together. Safe for many threads; calls block.
 */
public final class SchemaChanges {
  private final StoredCatalog catalog;
  private final TabletChanges tablets;

  /** Changes of a catalog and of its storage. */
  public SchemaChanges(StoredCatalog catalog, TabletChanges tablets) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.tablets = requireNonNull(tablets, "tablets");
  }

  /** What the storage does for a change. */
  public TabletChanges tablets() {
    return tablets;
  }

  /** Makes a change; writers that it held off are let in behind it, whatever comes of it. */
  public synchronized <T> T change(Function<CatalogChange, T> work) {
    AtomicLong changed = new AtomicLong();
    try {
      return catalog.change(change -> {
        T result = work.apply(change);
        changed.set(change.schemaVersion());
        return result;
      });
    } catch (RuntimeException | Error e) {
      changed.set(0);
      throw e;
    } finally {
      tablets.letIn(changed.get());
    }
  }

  /** Holds writers to a table off, within a change. */
  public TableSchema heldOff(TableSchema table) {
    tablets.holdOff(table.id());
    return table;
  }

  /** Holds writers to tables off, within a change. */
  public List<TableSchema> heldOff(List<TableSchema> tables) {
    tables.forEach(this::heldOff);
    return tables;
  }

  /** Removes what tables held that the catalog has no more. */
  public void dropTablets(List<TableSchema> tables) {
    List<Long> ids = new ArrayList<>();
    tables.forEach(table -> ids.addAll(TruncateTable.tablets(table)));
    if (!ids.isEmpty()) {
      tablets.drop(ids);
    }
  }
}
