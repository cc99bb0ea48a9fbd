// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads PARTITION BY with all that belongs to it. For one table. */
final class PartitionParser {
  private static final int MOST = 8192;

  private final PartitionColumns columns;

  PartitionParser(PartitionColumns columns) {
    this.columns = columns;
  }

  PartitionDraft parse(OBParser.Partition_optionContext tree) {
    ParserRuleContext option = (ParserRuleContext) tree.getChild(0);
    return parse(option);
  }

  /** Reads one of the four options behind PARTITION BY. */
  PartitionDraft parse(ParserRuleContext option) {
    PartitionLevel level = columns.level(option);
    var options = option.getRuleContext(OBParser.Partition_optionsContext.class, 0);
    ParserRuleContext subOption = options == null || options.subpartition_option() == null
        ? null
        : (ParserRuleContext) options.subpartition_option().getChild(0);
    Optional<PartitionLevel> subLevel = Optional.ofNullable(subOption).map(columns::level);
    List<ParserRuleContext> elements = elements(option);
    List<PartitionDraft.Part> parts = parts(level, elements, count(options), "p");
    boolean individual = elements.stream().anyMatch(element -> subElements(element) != null);
    if (subLevel.isPresent()) {
      parts = individual
          ? ownChildren(parts, elements, subLevel.get())
          : sameChildren(parts, subOption, subLevel.get());
    }
    checkCount(parts);
    PartitionBounds.check(level, columns, parts);
    return new PartitionDraft(
        level,
        subLevel,
        subLevel.isPresent() && !individual,
        PartitionBounds.ordered(level, columns, parts));
  }

  /** The partitions of ALTER TABLE … ADD PARTITION, each with sub-partitions like its siblings. */
  List<PartitionDraft.Part> parseAdded(ParserRuleContext list, PartitionLevel level) {
    return parts(level, elements(list), OptionalInt.empty(), "p");
  }

  private List<PartitionDraft.Part> parts(
      PartitionLevel level,
      List<ParserRuleContext> elements,
      OptionalInt count,
      String defaultPrefix) {
    if (level.kind().isHashed() && elements.isEmpty()) {
      return named(count.orElse(1), defaultPrefix);
    }
    if (count.isPresent() && count.getAsInt() != elements.size()) {
      throw SqlErrors.of(
          -5282,
          1064,
          "42000",
          "Wrong number of partitions defined, mismatch with previous setting");
    }
    List<PartitionDraft.Part> parts = elements.stream()
        .map(element -> new PartitionDraft.Part(
            name(element), PartitionBounds.of(element, level, columns, name(element)), List.of()))
        .toList();
    return parts;
  }

  private static List<PartitionDraft.Part> named(int count, String prefix) {
    if (count < 1) {
      throw SqlErrors.of(
          -5189, 1504, "HY000", "Number of partitions = " + count + " is not an allowed value");
    }
    if (count > MOST) {
      throw tooMany();
    }
    return IntStream.range(0, count)
        .mapToObj(i -> new PartitionDraft.Part(prefix + i, List.of(), List.of()))
        .toList();
  }

  /** Sub-partitions by template or number: named after partition and template. */
  private List<PartitionDraft.Part> sameChildren(
      List<PartitionDraft.Part> parts, ParserRuleContext option, PartitionLevel level) {
    List<ParserRuleContext> elements = elements(option);
    if (!level.kind().isHashed() && elements.isEmpty()) {
      throw SqlErrors.of(
          -5282,
          1064,
          "42000",
          "Wrong number of partitions defined, mismatch with previous setting");
    }
    OptionalInt count =
        option instanceof OBParser.Subpartition_individual_optionContext own && own.INTNUM() != null
            ? OptionalInt.of(number(own.INTNUM().getText()))
            : OptionalInt.empty();
    List<PartitionDraft.Part> template = parts(level, elements, count, "p");
    PartitionBounds.check(level, columns, template);
    List<PartitionDraft.Part> ordered = PartitionBounds.ordered(level, columns, template);
    return parts.stream()
        .map(part -> part.withChildren(ordered.stream()
            .map(child -> new PartitionDraft.Part(
                part.name() + "s" + child.name(), child.bounds(), List.of()))
            .toList()))
        .toList();
  }

  private List<PartitionDraft.Part> ownChildren(
      List<PartitionDraft.Part> parts, List<ParserRuleContext> elements, PartitionLevel level) {
    List<PartitionDraft.Part> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ParserRuleContext list = subElements(elements.get(i));
      if (list == null) {
        throw SqlErrors.of(
            -5282,
            1064,
            "42000",
            "Wrong number of partitions defined, mismatch with previous setting");
      }
      List<PartitionDraft.Part> children = parts(level, elements(list), OptionalInt.empty(), "p");
      for (PartitionDraft.Part child : children) {
        if (names.stream().anyMatch(child.name()::equalsIgnoreCase)) {
          throw SqlErrors.of(-5867, 5867, "HY000", "Duplicate partition name " + child.name());
        }
        names.add(child.name());
      }
      PartitionBounds.check(level, columns, children);
      all.add(parts.get(i).withChildren(PartitionBounds.ordered(level, columns, children)));
    }
    return all;
  }

  private static void checkCount(List<PartitionDraft.Part> parts) {
    long leaves =
        parts.stream().mapToLong(part -> Math.max(1, part.children().size())).sum();
    if (leaves > MOST) {
      throw tooMany();
    }
  }

  private static SqlException tooMany() {
    return SqlErrors.of(
        -5188, 1499, "HY000", "Too many partitions (including subpartitions) were defined");
  }

  private static OptionalInt count(OBParser.Partition_optionsContext options) {
    return options == null || options.partition_num() == null
        ? OptionalInt.empty()
        : OptionalInt.of(number(options.partition_num().INTNUM().getText()));
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static String name(ParserRuleContext element) {
    return Trees.name(element.getRuleContext(OBParser.Relation_factorContext.class, 0));
  }

  private static ParserRuleContext subElements(ParserRuleContext element) {
    var list = element.getRuleContext(OBParser.Subpartition_listContext.class, 0);
    return list == null ? null : (ParserRuleContext) list.getChild(0);
  }

  /** The partition elements below a node, not those below another partition. */
  private static List<ParserRuleContext> elements(ParserRuleContext node) {
    List<ParserRuleContext> found = new ArrayList<>();
    for (int i = 0; i < node.getChildCount(); i++) {
      if (!(node.getChild(i) instanceof ParserRuleContext child)
          || child instanceof OBParser.Partition_optionsContext) {
        continue;
      }
      if (child.getRuleContext(OBParser.Relation_factorContext.class, 0) != null) {
        found.add(child);
      } else {
        found.addAll(elements(child));
      }
    }
    return found;
  }
}
