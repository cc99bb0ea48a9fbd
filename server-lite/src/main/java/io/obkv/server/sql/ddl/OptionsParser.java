// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.sql.parse.Collations;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlWarning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the options of a table, starting from those that it has. For one statement. */
final class OptionsParser {
  private static final BigDecimal LEAST_BLOCK = BigDecimal.valueOf(1024);
  private static final BigDecimal GREATEST_BLOCK = BigDecimal.valueOf(1_048_576);

  private final List<SqlWarning> warnings;
  private TableOptions options;

  OptionsParser(TableOptions before, List<SqlWarning> warnings) {
    this.options = before;
    this.warnings = warnings;
  }

  /** The options with those of the list in place of the ones before. */
  TableOptions read(OBParser.Table_option_listContext list) {
    while (list != null) {
      if (list.table_option_list_space_seperated() != null) {
        read(list.table_option_list_space_seperated());
      } else {
        read(list.table_option());
      }
      list = list.table_option_list();
    }
    return options;
  }

  /** The options with those of the list in place of the ones before. */
  TableOptions read(OBParser.Table_option_list_space_seperatedContext list) {
    list.table_option().forEach(this::read);
    return options;
  }

  private void read(OBParser.Table_optionContext option) {
    switch (word(option)) {
      case "comment" -> options = options.withComment(string(option));
      case "kv_attributes" ->
        options = options.withKvAttributes(KvAttributes.checked(string(option)));
      case "ttl" -> options = options.withTtl(terms(option));
      case "tablegroup" -> options = options.withGroup(Optional.of(name(option)));
      case "auto_increment" -> options = options.withStart(start(option));
      case "auto_increment_mode" -> options = options.withOrder(ordered(string(option)));
      case "organization" -> options = options.withHeap(option.index_or_heap().HEAP() != null);
      case "charset", "character" ->
        options = options.withCollation(Collations.ofCharset(option.charset_name()));
      case "collate" ->
        options = options.withCollation(Collations.collation(option.collation_name()));
      case "engine" -> warnEngine(name(option));
      case "block_size" -> options = options.withBlockSize(blockSize(option));
      default -> {
        // Storage hints (COMPRESSION, TABLET_SIZE, …): accepted without effect.
      }
    }
  }

  private static String word(OBParser.Table_optionContext option) {
    String first = Trees.firstWord(option);
    return first.equals("default")
        ? option
            .getChild(1)
            .getText()
            .toLowerCase(Locale.ROOT)
            .replaceAll("^character.*", "charset")
        : first;
  }

  private static String string(OBParser.Table_optionContext option) {
    return StringLiterals.value(option.STRING_VALUE().getText());
  }

  private static String name(OBParser.Table_optionContext option) {
    String text = option.relation_name_or_string().getText();
    return text.startsWith("'") || text.startsWith("\"")
        ? StringLiterals.value(text)
        : Trees.unquoted(text);
  }

  private static long start(OBParser.Table_optionContext option) {
    BigDecimal number = new BigDecimal(option.int_or_decimal().getText());
    return Math.max(1, number.longValue());
  }

  private static int blockSize(OBParser.Table_optionContext option) {
    BigDecimal bytes = new BigDecimal(option.INTNUM().getText());
    if (bytes.compareTo(LEAST_BLOCK) < 0 || bytes.compareTo(GREATEST_BLOCK) > 0) {
      throw SqlErrors.of(
          -5258,
          5258,
          "HY000",
          "Invalid block size, block size should between " + LEAST_BLOCK + " and "
              + GREATEST_BLOCK);
    }
    return bytes.intValueExact();
  }

  private static boolean ordered(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "order" -> true;
      case "noorder" -> false;
      default -> throw SqlGrammar.syntaxErrorWithoutPlace();
    };
  }

  private void warnEngine(String engine) {
    if (!engine.equalsIgnoreCase("oceanbase")) {
      warnings.add(SqlWarning.warning(1286, "Unknown storage engine '" + engine + "'"));
    }
  }

  private static List<TtlTerm> terms(OBParser.Table_optionContext option) {
    List<TtlTerm> terms = new ArrayList<>();
    for (OBParser.Ttl_exprContext term : option.ttl_definition().ttl_expr()) {
      String column = Trees.name(term.column_definition_ref().column_name());
      String unit = term.ttl_unit().getText().toUpperCase(Locale.ROOT);
      String amount = term.INTNUM().getText();
      if (amount.length() > 18) {
        throw SqlErrors.invalidArgument("TTL");
      }
      terms.add(new TtlTerm(
          column, Long.parseLong(amount), TtlTerm.Unit.named(unit), Trees.source(term)));
    }
    return terms;
  }
}
