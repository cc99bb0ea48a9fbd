// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.virtual;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All virtual tables by name. Immutable, safe for many threads. */
public final class VirtualTables {
  private final Map<String, Map<String, VirtualTable>> byDatabase;

  private VirtualTables(Map<String, Map<String, VirtualTable>> byDatabase) {
    this.byDatabase = byDatabase;
  }

  /** Starts to collect them. */
  public static Builder builder() {
    return new Builder();
  }

  /** The table of that name in lower case. */
  public Optional<VirtualTable> find(String database, String name) {
    return Optional.ofNullable(byDatabase.getOrDefault(database, Map.of()).get(name));
  }

  /** The tables of a database by name. */
  public Collection<VirtualTable> of(String database) {
    return Collections.unmodifiableCollection(
        byDatabase.getOrDefault(database, Map.of()).values());
  }

  /** Collects tables: each must have a definition. For one thread. */
  public static final class Builder {
    private final Map<String, VirtualTable.Definition> definitions = VirtualDefinitions.read();
    private final Map<String, Map<String, VirtualTable>> byDatabase = new HashMap<>();

    private VirtualTables built;

    private Builder() {}

    /** Adds the table of that name; its columns are those of the definitions. */
    public Builder add(String database, String name, VirtualTable.Rows rows) {
      String key = (database + "." + name).toLowerCase(Locale.ROOT);
      VirtualTable.Definition definition = definitions.get(key);
      if (definition == null) {
        throw new IllegalArgumentException("no definition of " + key);
      }
      byDatabase
          .computeIfAbsent(database, any -> new TreeMap<>())
          .put(name.toLowerCase(Locale.ROOT), new VirtualTable(definition, rows));
      return this;
    }

    /** What was collected, the same object at every call: nothing is to be added any more. */
    public VirtualTables build() {
      if (built == null) {
        built = new VirtualTables(byDatabase);
      }
      return built;
    }
  }
}
