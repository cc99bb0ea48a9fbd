// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/** The actions of ALTER TABLE on partitions. Stateless. */
final class AlterPartitions {
  private AlterPartitions() {}

  static void apply(
      OBParser.Alter_partition_optionContext action, TableChange table, List<SqlWarning> warnings) {
    if (action.ADD() != null) {
      add(action.opt_partition_range_or_list(), table, warnings);
    } else if (action.DROP() != null) {
      checkNoSubPartition(action);
      drop(Trees.names(action.drop_partition_name_list().name_list()), table);
    } else if (action.TRUNCATE() != null) {
      truncate(Trees.names(action.name_list()), action.SUBPARTITION() != null, table);
    } else if (action.modify_partition_info() != null) {
      repartition((ParserRuleContext) action.modify_partition_info().getChild(0), table, warnings);
    } else if (action.REMOVE() != null) {
      remove(action, table);
    } else {
      throw SqlErrors.notSupported("REORGANIZE and EXCHANGE PARTITION");
    }
  }

  /** REMOVE TTL, also where there is none; the engine does not know REMOVE PARTITIONING. */
  private static void remove(OBParser.Alter_partition_optionContext action, TableChange table) {
    if (!action.PARTITIONING().getText().equalsIgnoreCase("ttl")) {
      throw SqlGrammar.syntaxErrorAt(Trees.source(action), 0);
    }
    table.set(table.table().withOptions(table.table().options().withTtl(List.of())));
  }

  private static void checkNoSubPartition(OBParser.Alter_partition_optionContext action) {
    if (action.SUBPARTITION() != null) {
      throw SqlErrors.notSupported("DROP SUBPARTITION");
    }
  }

  private static PartitionScheme scheme(TableSchema table) {
    return table
        .partitioning()
        .orElseThrow(() -> SqlErrors.of(
            -5300,
            1505,
            "HY000",
            "Partition management on a not partitioned table is not possible"));
  }

  private static PartitionScheme described(TableSchema table, String verb) {
    PartitionScheme scheme = scheme(table);
    if (scheme.level().kind().isHashed()) {
      throw SqlErrors.notSupported(verb + " hash partition");
    }
    return scheme;
  }

  private static void add(
      OBParser.Opt_partition_range_or_listContext tree,
      TableChange change,
      List<SqlWarning> warnings) {
    TableSchema table = change.table();
    PartitionScheme scheme = described(table, "Add");
    PartitionColumns columns = columns(table, warnings);
    List<PartitionDraft.Part> added = new PartitionParser(columns).parseAdded(tree, scheme.level());
    List<PartitionDraft.Part> all = new ArrayList<>();
    scheme
        .partitions()
        .forEach(old -> all.add(new PartitionDraft.Part(old.name(), old.bounds(), List.of())));
    all.addAll(added);
    PartitionBounds.check(scheme.level(), columns, all);
    List<PartitionDraft.Part> complete = added.stream()
        .map(part -> part.withChildren(childrenLike(scheme, part.name())))
        .toList();
    List<Partition> placed = PartitionPlacement.place(
        complete, scheme.subLevel().isPresent(), change.catalog(), change.catalog()::nextTabletId);
    List<Partition> partitions = new ArrayList<>(scheme.partitions());
    partitions.addAll(placed);
    List<String> order = PartitionBounds.ordered(scheme.level(), columns, all).stream()
        .map(PartitionDraft.Part::name)
        .toList();
    partitions.sort((a, b) -> Integer.compare(order.indexOf(a.name()), order.indexOf(b.name())));
    replace(scheme, partitions, change);
  }

  /** The sub-partitions of a new partition: those of the template. */
  private static List<PartitionDraft.Part> childrenLike(PartitionScheme scheme, String name) {
    if (scheme.subLevel().isEmpty()) {
      return List.of();
    }
    if (!scheme.templated()) {
      throw SqlErrors.notSupported("ADD PARTITION to a table without a sub-partition template");
    }
    Partition model = scheme.partitions().get(0);
    return model.children().stream()
        .map(child -> new PartitionDraft.Part(
            name + child.name().substring(model.name().length()), child.bounds(), List.of()))
        .toList();
  }

  private static void drop(List<String> names, TableChange change) {
    PartitionScheme scheme = described(change.table(), "Drop");
    List<Partition> left = new ArrayList<>(scheme.partitions());
    for (String name : names) {
      if (!left.removeIf(partition -> partition.name().equalsIgnoreCase(name))) {
        throw unknownPartition();
      }
    }
    if (left.isEmpty()) {
      throw SqlErrors.of(
          -5306, 1508, "HY000", "Cannot remove all partitions, use DROP TABLE instead");
    }
    replace(scheme, left, change);
  }

  private static SqlException unknownPartition() {
    return SqlErrors.of(-5303, 1507, "HY000", "Error in list of partitions to DROP");
  }

  private static void truncate(List<String> names, boolean sub, TableChange change) {
    PartitionScheme scheme = scheme(change.table());
    if (sub) {
      if (scheme.subLevel().filter(level -> level.kind().isHashed()).isPresent()) {
        throw SqlErrors.notSupported("Drop hash subpartition");
      }
    } else if (scheme.level().kind().isHashed()) {
      throw SqlErrors.notSupported("Drop hash partition");
    }
    List<Partition> partitions = new ArrayList<>(scheme.partitions());
    for (String name : names) {
      if (!(sub ? renewChild(partitions, name, change) : renew(partitions, name, change))) {
        throw unknownPartition();
      }
    }
    replace(scheme, partitions, change);
  }

  private static boolean renew(List<Partition> partitions, String name, TableChange change) {
    for (int i = 0; i < partitions.size(); i++) {
      if (partitions.get(i).name().equalsIgnoreCase(name)) {
        partitions.set(
            i,
            PartitionPlacement.renew(
                partitions.get(i), change.catalog(), change.catalog()::nextTabletId));
        return true;
      }
    }
    return false;
  }

  private static boolean renewChild(List<Partition> partitions, String name, TableChange change) {
    for (int i = 0; i < partitions.size(); i++) {
      Partition parent = partitions.get(i);
      List<Partition> children = new ArrayList<>(parent.children());
      if (renew(children, name, change)) {
        partitions.set(
            i,
            new Partition(
                parent.id(), parent.name(), parent.tabletId(), parent.bounds(), children));
        return true;
      }
    }
    return false;
  }

  /** Local indexes follow: kept where the partition is kept, new where it is new. */
  private static void replace(
      PartitionScheme scheme, List<Partition> partitions, TableChange change) {
    List<Long> before = change.table().tabletIds();
    PartitionScheme next =
        new PartitionScheme(scheme.level(), scheme.subLevel(), scheme.templated(), partitions);
    List<Long> after = next.leaves().stream().map(Partition::tabletId).toList();
    List<IndexSchema> indexes = new ArrayList<>();
    for (IndexSchema index : change.table().indexes()) {
      if (index.scope() == IndexSchema.Scope.GLOBAL) {
        throw SqlErrors.notSupported("dropping or truncating partitions below a global index");
      }
      List<Long> tablets = after.stream()
          .map(tablet -> before.contains(tablet)
              ? index.tabletIds().get(before.indexOf(tablet))
              : (Long) change.catalog().nextIndexTabletId())
          .toList();
      index.tabletIds().stream()
          .filter(tablet -> !tablets.contains(tablet))
          .forEach(tablet -> change.discard(List.of(tablet)));
      indexes.add(index.withTabletIds(tablets));
    }
    before.stream()
        .filter(tablet -> !after.contains(tablet))
        .forEach(tablet -> change.discard(List.of(tablet)));
    change.set(change.table().withPartitioning(Optional.of(next)).withIndexes(indexes));
  }

  private static void repartition(
      ParserRuleContext option, TableChange change, List<SqlWarning> warnings) {
    TableSchema table = change.table();
    PartitionDraft draft = new PartitionParser(columns(table, warnings)).parse(option);
    Stream<List<String>> unique = table.indexes().stream()
        .filter(index -> index.isUnique() && index.scope() == IndexSchema.Scope.LOCAL)
        .map(IndexSchema::columns);
    Stream.concat(Stream.of(table.declaredKey()), unique)
        .filter(key -> !key.isEmpty())
        .forEach(key -> KeyChecks.checkHoldsPartitionColumns(
            key, draft, table.columns(), "UNIQUE INDEX/PRIMARY KEY"));
    PartitionScheme scheme =
        PartitionPlacement.place(draft, change.catalog(), change.catalog()::nextTabletId);
    change.set(new TableSchema(
        table.id(),
        table.database(),
        table.name(),
        table.schemaVersion(),
        table.columns(),
        table.primaryKey(),
        table.indexes(),
        Optional.of(scheme),
        0,
        table.options()));
    change.rewriteUnderNewId();
  }

  private static PartitionColumns columns(TableSchema table, List<SqlWarning> warnings) {
    List<String> key = table.hasHiddenKey() ? List.of() : table.primaryKey();
    return new PartitionColumns(table.columns(), key, warnings);
  }
}
